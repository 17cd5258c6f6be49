/** Configuration as code: YAML documents, their schema, the plan and its execution. */
@NullMarked
package io.ledgerline.governance.apply;

import org.jspecify.annotations.NullMarked;
