package io.ledgerline.benchmarks.run;

import io.ledgerline.benchmarks.load.Shape;
import io.ledgerline.benchmarks.load.Target;
import io.ledgerline.benchmarks.process.Peer;
import io.ledgerline.benchmarks.process.Wire;
import java.util.HashMap;
import java.util.Map;

/** One thing that is measured of every peer. */
enum Workload {
  /** 2 KB there, 2 KB back, as fast as it goes. */
  PLAIN_THROUGHPUT(new Shape.ClosedLoop(32), 0, 0),
  /** The same at a fixed rate. */
  PLAIN_LATENCY(new Shape.OpenLoop(256, 1_000), 0, 0),
  /** A stream of 20 events, all at once, as fast as it goes. */
  STREAM_THROUGHPUT(new Shape.ClosedLoop(32), 20, 0),
  /** The same at a fixed rate. */
  STREAM_LATENCY(new Shape.OpenLoop(256, 1_000), 20, 0),
  /** 100 streams, an event every 20 ms in each: 5,000 events/s. */
  STREAM_PACED(new Shape.ClosedLoop(100), 50, 20);

  private final Shape shape;
  private final int events;
  private final int paceMillis;

  Workload(Shape shape, int events, int paceMillis) {
    this.shape = shape;
    this.events = events;
    this.paceMillis = paceMillis;
  }

  Shape shape() {
    return shape;
  }

  /** The call to a peer. */
  Target target(Peer peer) {
    return target(peer, events, paceMillis);
  }

  /** A call to a peer for a stream of so many events, or a plain answer for 0. */
  static Target target(Peer peer, int events, int paceMillis) {
    Map<String, String> headers = new HashMap<>(peer.headers());
    headers.put("anthropic-version", "2023-06-01");
    headers.put("ledgerline-session", "benchmark");
    if (events > 0) {
      headers.put("bench-events", Integer.toString(events));
      headers.put("bench-pace-ms", Integer.toString(paceMillis));
    }
    return Target.post(
        peer.name(), peer.port(), "/v1/messages", headers, Wire.body(events > 0), events);
  }
}
