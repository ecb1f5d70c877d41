/** What of trees and tables goes to the clipboard. */
package org.vfioscope.ui.internal.copy;
