package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with real certificates, made by the runtime's own keytool. */
class TlsIT {
  @TempDir Path folder;

  @Test
  void servesHttp2OverTlsAndTakesUpANewCertificate() throws Exception {
    certificate("first");
    certificate("second");
    install("first");
    var listen =
        ListenConfig.plain("127.0.0.1", 0)
            .withTls(folder.resolve("cert.pem"), folder.resolve("key.pem"), null);
    var quick =
        new ListenConfig.Tls(
            folder.resolve("cert.pem"), folder.resolve("key.pem"), null, Duration.ofMillis(20));
    listen = new ListenConfig(listen.host(), 0, quick, listen.headerBytes(), listen.idle(), 1);
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig rig = Rig.to(upstream.url()).listen(listen).start()) {
      HttpResponse<String> answer = call(rig.port);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(Wire.MESSAGE);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(subject(answer)).contains("CN=first");

      install("second");

      RecordedBeforeAnsweredFault.until(() -> subjectNow(rig.port).contains("CN=second"));
    }
  }

  @Test
  void refusesAnUpstreamWhoseCertificateItDoesntTrust() throws Exception {
    certificate("upstream");
    install("upstream");
    var files =
        new ListenConfig.Tls(
            folder.resolve("cert.pem"), folder.resolve("key.pem"), null, Duration.ofMinutes(1));
    var listen = new ListenConfig("127.0.0.1", 0, files, 65_536, Duration.ofMinutes(1), 1);
    try (var plain = new ScriptedUpstream(x -> x.answer(200, "application/json", Wire.MESSAGE));
        Rig secure = Rig.to(plain.url()).listen(listen).start();
        Rig rig = Rig.to(URI.create("https://127.0.0.1:" + secure.port)).start();
        RawClient client = rig.client()) {
      client.post("/v1/messages", Wire.REQUEST, AUTH);

      assertThat(client.read().status()).isEqualTo(502);
      assertThat(secure.log.all()).isEmpty();
      rig.assertNothingIsHeld();
    }
  }

  private String subjectNow(int port) {
    try {
      return subject(call(port));
    } catch (Exception e) {
      return "";
    }
  }

  private static String subject(HttpResponse<?> answer) throws Exception {
    SSLSession session = answer.sslSession().orElseThrow();
    return ((X509Certificate) session.getPeerCertificates()[0]).getSubjectX500Principal().getName();
  }

  private HttpResponse<String> call(int port) throws Exception {
    var trust = KeyStore.getInstance(KeyStore.getDefaultType());
    trust.load(null, null);
    for (String name : new String[] {"first", "second"}) {
      try (var in = Files.newInputStream(folder.resolve(name + ".cert.pem"))) {
        Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
        trust.setCertificateEntry(name, certificate);
      }
    }
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(trust);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/v1/messages"))
              .header("x-api-key", Rig.KEY)
              .POST(HttpRequest.BodyPublishers.ofString(Wire.REQUEST))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private void install(String name) throws Exception {
    for (String part : new String[] {"key", "cert"}) {
      Path next = folder.resolve("next.pem");
      Files.copy(
          folder.resolve(name + "." + part + ".pem"), next, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          next,
          folder.resolve(part + ".pem"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void certificate(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-storetype",
                "PKCS12")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    pem(name + ".key.pem", "PRIVATE KEY", keys.getKey("k", "changeit".toCharArray()).getEncoded());
    pem(name + ".cert.pem", "CERTIFICATE", keys.getCertificate("k").getEncoded());
  }

  private void pem(String file, String kind, byte[] der) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
