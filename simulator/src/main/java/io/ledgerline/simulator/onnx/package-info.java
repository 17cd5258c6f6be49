/** A stand-in for a customer's model: small, and made of nothing but what is written here. */
@NullMarked
package io.ledgerline.simulator.onnx;

import org.jspecify.annotations.NullMarked;
