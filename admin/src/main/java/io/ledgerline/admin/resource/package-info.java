/** The admin API's resources, one class for each. */
@NullMarked
package io.ledgerline.admin.resource;

import org.jspecify.annotations.NullMarked;
