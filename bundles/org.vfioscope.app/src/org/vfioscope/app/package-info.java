/** The RCP application: life cycle, branding, perspective. */
package org.vfioscope.app;
