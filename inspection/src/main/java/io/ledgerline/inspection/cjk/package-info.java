/** Personal data in Chinese, Japanese and Korean, whose words no spaces part. */
@NullMarked
package io.ledgerline.inspection.cjk;

import org.jspecify.annotations.NullMarked;
