/** What a user can set. */
package org.vfioscope.ui.internal.preferences;
