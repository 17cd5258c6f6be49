/** Policies held against what was found in calls that were made: what they would have done. */
@NullMarked
package io.ledgerline.admin.trial;

import org.jspecify.annotations.NullMarked;
