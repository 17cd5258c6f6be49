package io.ledgerline.testkit.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.testkit.client.NodeClients;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code @noble}, {@code @sigstore/verify}, Bouncy Castle and OpenSSL on what we wrote. */
class OutsideVerifiersIT {
  private static final String ED25519_SPKI = "302a300506032b6570032100";

  @TempDir private static Path folder;
  private static WrittenLedger ledger;

  @BeforeAll
  static void write() throws Exception {
    ledger = WrittenLedger.in(folder);
  }

  @Test
  void nobleAndSigstoreAgreeWithSignaturesRootAndProofAndRefuseWhatWasChanged() throws Exception {
    Path clients = NodeClients.folder();
    NodeClients.present(clients.resolve("node_modules/@noble/curves"), "npm @noble/curves");
    NodeClients.present(clients.resolve("node_modules/@sigstore/verify"), "npm @sigstore/verify");
    var ended =
        NodeClients.run(
            clients,
            Map.of("PATH", System.getenv("PATH")),
            Duration.ofSeconds(60),
            List.of(
                "node",
                "ledger.mjs",
                ledger.stream().toString(),
                ledger.proof().toString(),
                ledger.entry().toString()));
    assertThat(ended.exitCode()).as(ended.errors()).isZero();
    JsonNode seen = JsonMapper.shared().readTree(ended.output());

    assertThat(seen.at("/size").asInt()).isEqualTo(700);
    assertThat(seen.at("/rootAgrees").asBoolean()).isTrue();
    assertThat(seen.at("/good/ed25519").asBoolean()).isTrue();
    assertThat(seen.at("/good/mldsa44").asBoolean()).isTrue();
    assertThat(seen.at("/changed/ed25519").asBoolean(true)).isFalse();
    assertThat(seen.at("/changed/mldsa44").asBoolean(true)).isFalse();
    assertThat(seen.at("/sigstore").asBoolean()).isTrue();
    assertThat(seen.at("/sigstoreChanged").asBoolean(true)).isFalse();
  }

  @Test
  void bouncyCastleAgreesWithBothSignatures() throws Exception {
    byte[] text = ledger.note().text().getBytes(UTF_8);
    assertThat(bouncyEd25519(text)).isTrue();
    assertThat(bouncyEd25519(changed(text))).isFalse();
    assertThat(bouncyMlDsa(0)).isTrue();
    assertThat(bouncyMlDsa(1)).isFalse();
  }

  private static boolean bouncyEd25519(byte[] text) throws Exception {
    var key = ledger.key(Algorithm.ED25519);
    var verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(key.raw()));
    verifier.update(text, 0, text.length);
    return verifier.verifySignature(ledger.signature(key));
  }

  /** Builds the message of C2SP tlog-cosignature anew, for a size that is so much larger. */
  private static boolean bouncyMlDsa(long more) throws Exception {
    var key = ledger.key(Algorithm.ML_DSA_44);
    byte[] blob = ledger.signature(key);
    String[] lines = ledger.note().text().split("\n");
    byte[] name = key.name().getBytes(UTF_8);
    byte[] origin = lines[0].getBytes(UTF_8);
    byte[] root = java.util.Base64.getDecoder().decode(lines[2]);
    ByteBuffer message = ByteBuffer.allocate(12 + 1 + name.length + 8 + 1 + origin.length + 48);
    message.put("subtree/v1\n\0".getBytes(UTF_8)).put((byte) name.length).put(name);
    message.put(blob, 0, 8).put((byte) origin.length).put(origin);
    message.putLong(0).putLong(Long.parseLong(lines[1]) + more).put(root);
    var verifier = new MLDSASigner();
    verifier.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, key.raw()));
    verifier.update(message.array(), 0, message.position());
    return verifier.verifySignature(Arrays.copyOfRange(blob, 8, blob.length));
  }

  @Test
  void opensslAgreesWithTheEd25519Signature() throws Exception {
    Assumptions.assumeTrue(openssl("version") == 0, "SKIPPED: openssl is not here");
    var key = ledger.key(Algorithm.ED25519);
    Path spki = folder.resolve("key.der");
    Path text = folder.resolve("checkpoint.txt");
    Path signature = folder.resolve("checkpoint.sig");
    byte[] header = HexFormat.of().parseHex(ED25519_SPKI);
    Files.write(spki, ByteBuffer.allocate(44).put(header).put(key.raw()).array());
    Files.write(signature, ledger.signature(key));
    byte[] good = ledger.note().text().getBytes(UTF_8);

    Files.write(text, good);
    assertThat(opensslVerifies(spki, text, signature)).isTrue();
    Files.write(text, changed(good));
    assertThat(opensslVerifies(spki, text, signature)).isFalse();
  }

  private static boolean opensslVerifies(Path key, Path text, Path signature) throws Exception {
    return openssl(
            "pkeyutl",
            "-verify",
            "-pubin",
            "-keyform",
            "DER",
            "-inkey",
            key.toString(),
            "-rawin",
            "-in",
            text.toString(),
            "-sigfile",
            signature.toString())
        == 0;
  }

  private static int openssl(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (java.io.IOException e) {
      System.err.println("SKIPPED: tests with openssl (no such program)");
      return -1;
    }
  }

  private static byte[] changed(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length - 5] ^= 1;
    return other;
  }
}
