package io.ledgerline.admin;

import static io.ledgerline.admin.AdminServer.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.admin.ReaderCertificates.By;
import io.ledgerline.admin.ReaderCertificates.Reader;
import io.ledgerline.governance.policy.Role;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaderCertificatesIT {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;
  private AdminServer server;

  @BeforeEach
  void publishACall() throws Exception {
    server = new AdminServer(folder.resolve("ledger"));
    server.call("threadco", "u_1", 5);
    server.awaitPublished("threadco", 1);
    server.key(Role.AUDITOR, tenant("threadco")); // its id is k_auditor
    for (String name : List.of("server", "reader", "stranger")) {
      certificate(name);
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private int listen(Reader... readers) throws Exception {
    var trust = new PemTrustOptions();
    for (String name : List.of("reader", "stranger")) {
      trust.addCertPath(pem(name).toString());
    }
    var options =
        new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(
                new PfxOptions().setPath(store("server").toString()).setPassword("changeit"))
            .setTrustOptions(trust)
            .setClientAuth(ClientAuth.REQUEST);
    return server.secure(options, new ReaderCertificates(List.of(readers)));
  }

  private int status(int port, @Nullable String certificate, String path) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificateOf("server"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(
        certificate == null ? null : KeyStore.getInstance(store(certificate).toFile(), PASSWORD),
        PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    try (var client = HttpClient.newBuilder().sslContext(context).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/ledger/" + path));
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private String fingerprint(String name) throws Exception {
    byte[] der = certificateOf(name).getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
  }

  @Test
  void aCertificateReadsWhatItsKeyReadsAndNothingElse() throws Exception {
    int port = listen(new Reader(By.FINGERPRINT, fingerprint("reader"), "k_auditor"));
    assertThat(status(port, "reader", "threadco/checkpoint")).isEqualTo(200);
    assertThat(status(port, "reader", "homely/checkpoint")).isEqualTo(404);
    assertThat(status(port, "stranger", "threadco/checkpoint"))
        .as("signed by a known authority, and nobody's")
        .isEqualTo(401);
    assertThat(status(port, null, "threadco/checkpoint")).isEqualTo(401);
  }

  @Test
  void certificatesAreKnownBySubjectOrAlternativeName() throws Exception {
    int bySubject = listen(new Reader(By.SUBJECT, "CN=reader,O=Example", "k_auditor"));
    assertThat(status(bySubject, "reader", "threadco/checkpoint")).isEqualTo(200);
    assertThat(status(bySubject, "stranger", "threadco/checkpoint")).isEqualTo(401);
    int byName = listen(new Reader(By.SAN, "dns:reader.example", "k_auditor"));
    assertThat(status(byName, "reader", "threadco/checkpoint")).isEqualTo(200);
    assertThat(status(byName, "stranger", "threadco/checkpoint")).isEqualTo(401);
  }

  @Test
  void aCertificateEndsWithTheKeyItStandsFor() throws Exception {
    int port = listen(new Reader(By.FINGERPRINT, fingerprint("reader"), "k_revoked"));
    assertThat(status(port, "reader", "threadco/checkpoint")).isEqualTo(401);
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  private Certificate certificateOf(String name) throws Exception {
    return KeyStore.getInstance(store(name).toFile(), PASSWORD).getCertificate("k");
  }

  private void certificate(String name) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var arguments =
        "-genkeypair -alias k -keyalg EC -dname CN=%1$s,O=Example -ext san=ip:127.0.0.1,dns:%1$s.example -storepass changeit -storetype PKCS12 -keystore %2$s"
            .formatted(name, store(name));
    var command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(arguments.split(" ")));
    var made =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var text = Base64.getMimeEncoder().encodeToString(certificateOf(name).getEncoded());
    Files.writeString(
        pem(name), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }
}
