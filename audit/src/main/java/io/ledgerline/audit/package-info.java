/** The entry: types, fields, canonical bytes, schema versions. */
@NullMarked
package io.ledgerline.audit;

import org.jspecify.annotations.NullMarked;
