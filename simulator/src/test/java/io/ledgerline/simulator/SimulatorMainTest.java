package io.ledgerline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.simulator.http.Latency;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The options of the standalone simulator. */
class SimulatorMainTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private @Nullable SimulatorConfig refused(String... arguments) {
    return SimulatorMain.parse(arguments, new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  private SimulatorConfig parse(String... arguments) {
    return Objects.requireNonNull(refused(arguments));
  }

  @Test
  void recordsNothingAndWaitsForNothingByDefault() {
    SimulatorConfig config = parse();
    assertThat(config.latency()).isEqualTo(Latency.NONE);
    assertThat(config.recordedExchanges()).isZero();
    assertThat(config.exposeRequests()).isFalse();
    assertThat(config.fixed()).isFalse();
  }

  @Test
  void readsItsOptions() {
    SimulatorConfig config =
        parse("--port", "1234", "--loops", "2", "--ttft-ms", "5", "--tps", "7", "--record", "9");
    assertThat(config.port()).isEqualTo(1234);
    assertThat(config.eventLoops()).isEqualTo(2);
    assertThat(config.latency()).isEqualTo(new Latency(5, 7));
    assertThat(config.recordedExchanges()).isEqualTo(9);
    assertThat(config.exposeRequests()).isTrue();
    assertThat(parse("--fixed", "--loops", "2").eventLoops()).isEqualTo(2);
  }

  @Test
  void namesTheOptionThatIsWrong() {
    assertThat(refused("--port", "many")).isNull();
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .startsWith("--port: many (expected: a whole number)")
        .contains("--fixed");
    assertThat(refused("--colour")).isNull();
    assertThat(refused("--port")).isNull();
  }
}
