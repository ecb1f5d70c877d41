/** What the window tells and asks in dialogs. */
package org.vfioscope.ui.internal.dialogs;
