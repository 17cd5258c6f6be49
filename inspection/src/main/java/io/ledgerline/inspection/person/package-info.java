/** People: their names, by titles, roles, labels, lists and grammar; their ages and birth dates. */
@NullMarked
package io.ledgerline.inspection.person;

import org.jspecify.annotations.NullMarked;
