package io.ledgerline.simulator.http;

import java.time.InstantSource;
import java.util.Map;

/**
 * What the endpoint needs to know; {@code SimulatorConfig} documents each.
 *
 * @param keys accepted keys with their accounts; empty accepts any key
 */
public record EndpointConfig(
    Latency latency,
    long seed,
    boolean lenient,
    boolean enforceThinking,
    Map<String, String> keys,
    int requestsPerMinute,
    boolean fixed,
    boolean exposeRequests,
    InstantSource clock) {}
