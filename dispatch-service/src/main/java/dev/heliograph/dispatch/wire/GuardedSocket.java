package dev.heliograph.dispatch.wire;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * Asks the call of the current thread before each write, so that nothing but the system call itself
 * lies between the question and the wire: a process that is stopped, or waits for a processor,
 * anywhere before it writes nothing when it goes on too late. TLS writes through it too.
 */
final class GuardedSocket extends Socket {
  /** The client opens no other sockets. */
  static Socket open(Proxy proxy) {
    return new GuardedSocket(proxy == null ? Proxy.NO_PROXY : proxy);
  }

  private GuardedSocket(Proxy proxy) {
    super(proxy);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Guarded(super.getOutputStream());
  }

  private static final class Guarded extends FilterOutputStream {
    Guarded(OutputStream wire) {
      super(wire);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (WireCall.isBound()) {
        WireCall.current().atTheWire();
      }
      out.write(bytes, from, length); // not byte by byte, as the parent would
    }
  }
}
