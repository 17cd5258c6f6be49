/** HTTP: routes, credentials, body decoding, headers, streams and the faults a test may ask for. */
@NullMarked
package io.ledgerline.simulator.http;

import org.jspecify.annotations.NullMarked;
