using System.Buffers.Binary;
using System.Net;
using ContentApi.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContentApi.Tests.Http;

public sealed class ClientsTests : IDisposable
{
    private static readonly IPAddress Reader = IPAddress.Parse("192.0.2.7");

    private readonly FakeTimeProvider clock = new();
    private readonly ClientQuotas clients;

    public ClientsTests() => clients = new ClientQuotas(clock);

    public void Dispose() => clients.Dispose();

    [Fact]
    public void A_client_has_its_requests_again_a_minute_after_the_first()
    {
        clients.Take(Reader, 2).Should().Be(new Quota(true, 1, 60));
        clock.Advance(TimeSpan.FromSeconds(2.5));
        clients.Take(Reader, 2).Should().Be(new Quota(true, 0, 58));
        clients.Take(Reader, 2).Should().Be(new Quota(false, 0, 58));
        clock.Advance(TimeSpan.FromSeconds(57.499));
        clients.Take(Reader, 2).Should().Be(new Quota(false, 0, 1), "a refused request neither uses nor prolongs anything");
        clock.Advance(TimeSpan.FromSeconds(0.001));
        clients.Take(Reader, 2).Should().Be(new Quota(true, 1, 60));
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("::ffff:192.0.2.7", "::ffff:192.0.2.8", false)]
    [InlineData("192.0.2.7", "::192.0.2.7", false)]
    [InlineData("192.0.2.7", "2001:db8::192.0.2.7", false)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("fe80::1%1", "fe80::1%2", true)]
    public void Clients_are_told_apart_by_IPv4_address_or_IPv6_network(string one, string other, bool same)
    {
        clients.Take(IPAddress.Parse(one), 1);

        clients.Take(IPAddress.Parse(other), 1).IsGranted.Should().Be(!same);
    }

    [Fact]
    public void A_request_that_turns_out_to_be_free_is_given_back()
    {
        clients.Take(Reader, 1);
        clients.GiveBack(Reader);
        clients.GiveBack(Reader);

        clients.Take(Reader, 1).IsGranted.Should().BeTrue();
        clients.Take(Reader, 1).IsGranted.Should().BeFalse("nobody gets back more than was counted");
    }

    [Fact]
    public void However_many_ask_at_once_no_more_are_granted_than_the_limit()
    {
        var granted = 0;

        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            if (clients.Take(Reader, 777).IsGranted) Interlocked.Increment(ref granted);
        });

        granted.Should().Be(777);
    }

    [Fact]
    public void A_flood_of_addresses_is_granted_costs_no_memory_and_is_forgotten()
    {
        const int Flood = 4 * ClientQuotas.Capacity;
        var address = new byte[16];
        var granted = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Flood; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(address, 0x2001_0db8_0000_0000 + i);
            if (clients.Take(new IPAddress(address), 1).IsGranted) granted++;
        }

        var perRequest = (GC.GetAllocatedBytesForCurrentThread() - before) / Flood;

        granted.Should().Be(Flood, "whoever is new has its requests");
        perRequest.Should().BeLessThanOrEqualTo(Allocations.Of(() => _ = new IPAddress(address)), "the addresses are the test's own");
        clients.Remembered.Should().BeInRange(ClientQuotas.Capacity * 9 / 10, ClientQuotas.Capacity);
        clock.Advance(2 * ClientQuotas.Window);
        clients.Remembered.Should().Be(0, "nobody needs to ask for it");
    }

    [Fact]
    public void Nothing_is_allocated_to_count_a_request() => Allocations.Of(() => clients.Take(Reader, int.MaxValue)).Should().Be(0);
}
