/** Personal data in Arabic, Hebrew, scripts of India, Thai, and in Vietnamese. */
@NullMarked
package io.ledgerline.inspection.script;

import org.jspecify.annotations.NullMarked;
