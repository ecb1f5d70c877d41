/** Files of captured devices: opened by dialog or by dropping them, listed until they are removed. */
package org.vfioscope.ui.internal.captures;
