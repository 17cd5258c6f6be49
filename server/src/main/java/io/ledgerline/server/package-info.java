/** Configuration and assembly. */
@NullMarked
package io.ledgerline.server;

import org.jspecify.annotations.NullMarked;
