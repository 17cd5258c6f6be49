/** The admin REST API. */
@NullMarked
package io.ledgerline.admin;

import org.jspecify.annotations.NullMarked;
