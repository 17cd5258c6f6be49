/** OpenTelemetry traces of governed calls, off unless an endpoint is configured. */
@NullMarked
package io.ledgerline.server.tracing;

import org.jspecify.annotations.NullMarked;
