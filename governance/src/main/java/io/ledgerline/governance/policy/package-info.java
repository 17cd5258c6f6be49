/** What is in force: the immutable snapshot that every governed call decides from. */
@NullMarked
package io.ledgerline.governance.policy;

import org.jspecify.annotations.NullMarked;
