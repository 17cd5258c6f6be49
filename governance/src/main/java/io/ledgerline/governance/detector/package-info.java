/** Detectors that the organization and tenants declare: patterns, dictionaries, allowed values. */
@NullMarked
package io.ledgerline.governance.detector;

import org.jspecify.annotations.NullMarked;
