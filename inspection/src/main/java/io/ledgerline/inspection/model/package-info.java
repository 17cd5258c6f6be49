/** What a model of the customer's own is asked and says of texts; who runs it is somebody else. */
@NullMarked
package io.ledgerline.inspection.model;

import org.jspecify.annotations.NullMarked;
