package io.ledgerline.gateway.call;

import io.ledgerline.gateway.relay.BufferedBytes;
import io.ledgerline.gateway.relay.ClientExchange;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that has come in whole, from a caller whose credential was known when its head came.
 *
 * @param id the call
 * @param operation what it asks for
 * @param client the client's side
 * @param credential what the caller presented
 * @param arrivedAt when its head came
 * @param arrivedNanos when its body was whole, by the monotonic clock
 * @param body the body as received
 * @param memory where its bytes are counted
 * @param memoryHeld how many are
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough, arrivals are never compared
public record Arrival(
    UUID id,
    Operation operation,
    ClientExchange client,
    Caller.Presented credential,
    Instant arrivedAt,
    long arrivedNanos,
    byte[] body,
    BufferedBytes memory,
    int memoryHeld) {}
