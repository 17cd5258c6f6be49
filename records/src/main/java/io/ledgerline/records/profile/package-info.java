/** Export profiles: which fields of an entry or a call leave, and under which names. */
@NullMarked
package io.ledgerline.records.profile;

import org.jspecify.annotations.NullMarked;
