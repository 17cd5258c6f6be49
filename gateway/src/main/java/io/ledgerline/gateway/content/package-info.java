/** What the line needs of the content vault, and of those who know subjects and holds. */
@NullMarked
package io.ledgerline.gateway.content;

import org.jspecify.annotations.NullMarked;
