/** Evidence packs: the format of the file, and the offline check of one or more of them. */
@NullMarked
package io.ledgerline.verifier.pack;

import org.jspecify.annotations.NullMarked;
