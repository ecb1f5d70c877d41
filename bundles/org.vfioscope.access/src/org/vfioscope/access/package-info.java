/** Hardware access as its users see it: providers, sessions and handles. */
package org.vfioscope.access;
