package io.ledgerline.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peers of a run, all in front of one upstream; closing stops them in turn. */
public final class Peers implements AutoCloseable {
  private final List<Peer> all = new ArrayList<>();
  private long startMillis;

  /** Starts the upstream and whatever stands before it. */
  public static Peers start(Path folder) throws Exception {
    var peers = new Peers();
    try {
      var upstream = Upstream.start(folder);
      peers.all.add(upstream);
      peers.all.add(Nginx.start(folder, upstream.port()));
      return peers;
    } catch (Exception e) {
      peers.close();
      throw e;
    }
  }

  /** In the order of the tables: direct first. */
  public List<Peer> all() {
    return List.copyOf(all);
  }

  /** Ledgerline's first start on an empty folder, from the process to its first ready answer. */
  public long startMillis() {
    return startMillis;
  }

  @Override
  public void close() throws Exception {
    for (var peer : all.reversed()) {
      peer.close();
    }
  }
}
