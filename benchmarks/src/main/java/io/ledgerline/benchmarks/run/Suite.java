package io.ledgerline.benchmarks.run;

import io.ledgerline.benchmarks.load.LoadRun;
import io.ledgerline.benchmarks.load.Shape;
import io.ledgerline.benchmarks.process.Cost;
import io.ledgerline.benchmarks.process.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures every workload on every peer, peers taking turns so that a noisy minute meets all. */
final class Suite {
  private static final int HEAT_EVENTS = 20;
  private static final Duration GENERATOR_HEAT = Duration.ofSeconds(3);

  private final Plan plan;
  private final List<Peer> peers;
  private final Path folder;
  private final Consumer<String> progress;
  private final List<Measured> measured = new ArrayList<>();

  Suite(Plan plan, List<Peer> peers, Path folder, Consumer<String> progress) {
    this.plan = plan;
    this.peers = peers;
    this.folder = folder;
    this.progress = progress;
  }

  Outcome run(String machine, long startMillis) throws IOException, InterruptedException {
    heat();
    var syncs = new ArrayList<RawSync>();
    for (int round = 1; round <= plan.rounds(); round++) {
      syncs.add(RawSync.measure(folder, Duration.ofSeconds(1)));
      for (var workload : Workload.values()) {
        progress.accept("round " + round + "/" + plan.rounds() + ": " + workload);
        for (var peer : peers) {
          measured.add(measure(workload, peer));
        }
      }
    }
    var names = peers.stream().map(Peer::name).toList();
    return new Outcome(machine, plan, names, List.copyOf(measured), streams(), syncs, startMillis);
  }

  /** Heats the generator and the upstream by direct calls, then the product. */
  private void heat() throws IOException, InterruptedException {
    heat(peers.getFirst(), GENERATOR_HEAT);
    heat(peers.getLast(), plan.heat());
  }

  private void heat(Peer peer, Duration time) throws IOException, InterruptedException {
    progress.accept("warming up: " + peer.name());
    for (int events : new int[] {0, HEAT_EVENTS}) {
      var target = Workload.target(peer, events, 0);
      var half = time.dividedBy(2);
      LoadRun.run(target, new Shape.ClosedLoop(32), Duration.ZERO, half, () -> {});
    }
  }

  private Measured measure(Workload workload, Peer peer) throws IOException, InterruptedException {
    var costs = new ArrayList<Cost>();
    var databaseCosts = new ArrayList<Cost>();
    var result =
        LoadRun.run(
            workload.target(peer),
            workload.shape(),
            plan.warmUp(),
            plan.measured(),
            () -> {
              costs.add(peer.cost());
              databaseCosts.add(peer.databaseCost());
            });
    return new Measured(
        workload,
        peer.name(),
        result,
        costs.get(1).cpuMicrosSince(costs.get(0)),
        databaseCosts.get(1).cpuMicrosSince(databaseCosts.get(0)));
  }

  private List<OpenStreams> streams() throws IOException, InterruptedException {
    var held = new ArrayList<OpenStreams>();
    for (var peer : peers.subList(1, peers.size())) {
      progress.accept(plan.openStreams() + " open streams: " + peer.name());
      held.add(OpenStreams.measure(peer, plan.openStreams()));
    }
    return held;
  }
}
