/** Numbers that stand for a person, an account or a thing: their forms and check digits. */
@NullMarked
package io.ledgerline.inspection.identifier;

import org.jspecify.annotations.NullMarked;
