package io.ledgerline.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bare nginx as a reverse proxy: one worker, no buffering, kept-alive upstream, nothing else. */
final class Nginx {
  private Nginx() {}

  static boolean present() {
    return program() != null;
  }

  private static @Nullable Path program() {
    for (var place : List.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")) {
      if (Files.isExecutable(Path.of(place))) {
        return Path.of(place);
      }
    }
    return null;
  }

  static Peer start(Path folder, int upstreamPort) throws IOException, InterruptedException {
    var program = program();
    if (program == null) {
      throw new IOException("nginx is not installed: install the Debian package nginx-light");
    }
    int port = freePort();
    var home = Files.createDirectories(folder.resolve("nginx"));
    var config = home.resolve("nginx.conf");
    Files.writeString(config, config(home, port, upstreamPort));
    var child =
        Child.start(
            "nginx",
            folder,
            Map.of(),
            List.of(program.toString(), "-p", home.toString(), "-c", config.toString()));
    child.await(() -> answers(port), Duration.ofSeconds(10));
    return new Peer("nginx", port, Map.of(), child::tree, List::of, child);
  }

  private static String config(Path home, int port, int upstreamPort) {
    return """
        daemon off;
        worker_processes 1;
        worker_rlimit_nofile 65536;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log warn;
        events { worker_connections 32768; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          keepalive_requests 100000000;
          upstream claude {
            server 127.0.0.1:%3$d;
            keepalive 512;
            keepalive_requests 100000000;
          }
          server {
            listen 127.0.0.1:%2$d backlog=16384;
            client_body_buffer_size 64k;
            location / {
              proxy_pass http://claude;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_buffering off;
            }
          }
        }
        """
        .formatted(home, port, upstreamPort);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
