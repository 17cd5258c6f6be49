package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the upstream's stream is cut into pieces, the client gets identical bytes. */
class StreamSplitProperty {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyCutOfTheUpstreamsStreamGivesTheClientIdenticalBytes(long seed) throws Exception {
    var random = new Random(seed);
    byte[] stream = stream(random).getBytes(StandardCharsets.UTF_8);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  for (int at = 0; at < stream.length; ) {
                    int to = Math.min(stream.length, at + 1 + random.nextInt(120));
                    x.chunk(Arrays.copyOfRange(stream, at, to));
                    at = to;
                  }
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.text())
          .as("seed %d", seed)
          .isEqualTo(new String(stream, StandardCharsets.UTF_8));
      assertThat(answer.clean()).isTrue();
      assertThat(rig.log.of(EventType.CALL_COMPLETED)).hasSize(1);
      rig.assertNothingIsHeld();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void everySizeOfPieceGivesIdenticalBytes(int size) throws Exception {
    byte[] stream = Wire.STREAM.getBytes(StandardCharsets.UTF_8);
    try (var upstream =
            new ScriptedUpstream(
                x -> {
                  x.events();
                  for (int at = 0; at < stream.length; at += size) {
                    x.chunk(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + size)));
                  }
                  x.end();
                });
        Rig rig = Rig.to(upstream.url()).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.STREAMED, AUTH);

      assertThat(client.read().text()).isEqualTo(Wire.STREAM);
    }
  }

  private static String stream(Random random) {
    var stream = new StringBuilder(Wire.START + Wire.BLOCK);
    String[] pieces = {
      Wire.DELTA,
      Wire.NEWS,
      ": only a comment\n\n",
      "event: ping\r\ndata: {\"type\": \"ping\"}\r\n\r\n"
    };
    for (int i = random.nextInt(40); i >= 0; i--) {
      stream.append(pieces[random.nextInt(pieces.length)]);
    }
    return stream + Wire.BLOCK_STOP + Wire.MESSAGE_DELTA + Wire.STOP;
  }
}
