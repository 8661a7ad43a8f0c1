using System.Buffers.Binary;
using System.Net;

namespace ContentApi.Http;

/// <summary>
/// What each client has used of its minute, which begins with its first request. The table has a fixed size: a flood of addresses costs
/// no memory and refuses nobody, for where there is no room, whose minute ends first is forgotten and gets a new one. No address is kept for longer than two minutes.
/// </summary>
public sealed class ClientQuotas : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int Sets = 8192;
    private const int ClientsPerSet = 8;

    /// <summary>How many clients can be told apart at once.</summary>
    public const int Capacity = Sets * ClientsPerSet;

    private readonly TimeProvider clock;
    private readonly long origin;
    private readonly ITimer sweep;
    private readonly Use[] uses = new Use[Capacity];
    private readonly Lock[] gates = [.. Enumerable.Range(0, 256).Select(_ => new Lock())];

    public ClientQuotas(TimeProvider clock)
    {
        this.clock = clock;
        origin = clock.GetTimestamp();
        sweep = clock.CreateTimer(_ => Forget(Now), null, Window, Window);
    }

    private long Now => clock.GetElapsedTime(origin).Ticks;

    /// <summary>Counts one request, unless its client has made as many as it may.</summary>
    public Quota Take(IPAddress address, int limit)
    {
        var client = Key(address);
        var set = SetOf(client);
        lock (GateOf(set))
        {
            var now = Now;
            ref var use = ref Find(set, client, now);
            var isGranted = use.Count < limit;
            if (isGranted) use.Count++;
            return new Quota(isGranted, limit - use.Count, (int)((use.Until - now + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond));
        }
    }

    /// <summary>Counts one less: the request that was counted turned out to be free.</summary>
    public void GiveBack(IPAddress address)
    {
        var client = Key(address);
        var set = SetOf(client);
        lock (GateOf(set))
        {
            ref var use = ref Find(set, client, Now);
            if (use.Count > 0) use.Count--;
        }
    }

    public void ForgetAll() => Forget(long.MaxValue);

    public void Dispose() => sweep.Dispose();

    /// <summary>How many clients are remembered, be their minute over or not.</summary>
    internal int Remembered => uses.Count(use => use.Until > 0);

    /// <summary>
    /// An IPv4 address, however it is written, or the /64 prefix of an IPv6 one: what one subscriber has to itself. They share one space of numbers,
    /// in which 0:ffff::/32 stands for IPv4: nobody's address begins so.
    /// </summary>
    private static ulong Key(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        if (length == 4) return 0xffff_0000_0000UL | BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(address.IsIPv4MappedToIPv6 ? bytes[8..] : bytes);
    }

    // HashCode has a seed of this process: nobody can choose whom to displace.
    private static int SetOf(ulong client) => HashCode.Combine(client) & (Sets - 1);

    private Lock GateOf(int set) => gates[set % gates.Length];

    private ref Use Find(int set, ulong client, long now)
    {
        var found = uses.AsSpan(set * ClientsPerSet, ClientsPerSet);
        var first = 0;
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Client == client && found[i].Until > now) return ref found[i];
            if (found[i].Until < found[first].Until) first = i;
        }

        found[first] = new Use { Client = client, Until = now + Window.Ticks };
        return ref found[first];
    }

    /// <param name="now">Whose minute is over by then is forgotten.</param>
    private void Forget(long now)
    {
        for (var set = 0; set < Sets; set++)
        {
            lock (GateOf(set))
            {
                foreach (ref var use in uses.AsSpan(set * ClientsPerSet, ClientsPerSet))
                {
                    if (use.Until <= now) use = default;
                }
            }
        }
    }

    private struct Use
    {
        public ulong Client;
        public int Count;

        /// <summary>When the minute ends, in ticks since the table was made; 0: nobody's.</summary>
        public long Until;
    }
}

/// <param name="Remaining">How many more requests the client may make now.</param>
/// <param name="Seconds">Until it may make all again.</param>
public readonly record struct Quota(bool IsGranted, int Remaining, int Seconds);
