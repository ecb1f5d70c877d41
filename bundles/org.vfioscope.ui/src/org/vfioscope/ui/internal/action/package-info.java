/** What is selected, and which actions can work on it. */
package org.vfioscope.ui.internal.action;
