/** Tags that rules put on calls: they select how long texts are kept and who may read them. */
@NullMarked
package io.ledgerline.governance.tag;

import org.jspecify.annotations.NullMarked;
