package io.ledgerline.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peers of a run, all in front of one upstream; closing stops them in turn. */
public final class Peers implements AutoCloseable {
  private final List<Peer> all = new ArrayList<>();
  private long startMillis;

  /**
   * Starts the upstream and what stands before it.
   *
   * @param home the checkout
   * @param folder for the processes' files
   */
  public static Peers start(Path home, Path folder) throws Exception {
    var peers = new Peers();
    try {
      var upstream = Upstream.start(folder);
      peers.all.add(upstream);
      peers.all.add(Nginx.start(folder, upstream.port()));
      long from = System.nanoTime();
      peers.all.add(Ledgerline.start(home, folder, upstream.port()));
      peers.startMillis = (System.nanoTime() - from) / 1_000_000;
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
