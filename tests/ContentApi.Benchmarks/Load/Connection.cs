using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ContentApi.Benchmarks.Load;

/// <summary>One keep-alive connection with at most one request under way. Asking and reading allocate nothing.</summary>
internal sealed unsafe class Connection : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Socket socket;
    private readonly int descriptor;
    private readonly byte* buffer;
    private Exchange exchange = null!;
    private int received;

    // Of the body, once the head has been read; -1 before.
    private int missing = -1;

    public Connection(int port, int poll, int tag)
    {
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        descriptor = (int)socket.Handle;
        buffer = (byte*)NativeMemory.Alloc(BufferSize);
        Libc.Watch(poll, descriptor, tag);
    }

    /// <summary>When the request under way was due: what its duration counts from.</summary>
    public long Due { get; private set; }

    public bool IsIdle { get; private set; } = true;

    public void Ask(Exchange next, long due)
    {
        (exchange, Due, IsIdle) = (next, due, false);
        (received, missing) = (0, -1);
        fixed (byte* request = next.Request)
        {
            if (Libc.Send(descriptor, request, next.Request.Length) != next.Request.Length) throw new IOException("The server takes no request.");
        }
    }

    /// <summary>Reads what is there; true when the answer is complete and was the expected one.</summary>
    public bool Read()
    {
        var count = Libc.Receive(descriptor, buffer + received, BufferSize - received);
        if (count <= 0) return count < 0 ? false : throw new IOException("The server closed a connection.");
        if (missing >= 0)
        {
            missing -= count;
        }
        else
        {
            received += count;
            if (!ReadHead()) return false;
        }

        if (missing < 0) throw new IOException("The server sent more than it announced.");
        return IsIdle = missing == 0;
    }

    private bool ReadHead()
    {
        var bytes = new ReadOnlySpan<byte>(buffer, received);
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = bytes[..(end + 2)];
        var status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
        var length = status == 304 ? 0 : ContentLength(head);
        if (status != exchange.Status || (exchange.Length is { } expected && expected != length))
            throw new IOException($"Expected {exchange.Status} with {exchange.Length} bytes, and got {status} with {length}.");
        missing = end + 4 + length - received;
        // The body is counted, not kept: what follows may overwrite it.
        received = 0;
        return true;
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) throw new IOException("An answer without Content-Length cannot be measured here.");
        var length = 0;
        for (at += "Content-Length: ".Length; head[at] != '\r'; at++) length = length * 10 + head[at] - '0';
        return length;
    }

    public void Dispose()
    {
        socket.Dispose();
        NativeMemory.Free(buffer);
    }
}
