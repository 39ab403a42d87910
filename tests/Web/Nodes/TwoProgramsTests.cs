using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Nodes;

/// <summary>Two real programs on one real database: what happens to those who play when one of them goes away.</summary>
[Trait("Needs", "postgres")]
public sealed class TwoProgramsTests(TwoPrograms programs) : IClassFixture<TwoPrograms>
{
    private const double LatestSeconds = 5;

    private static readonly int Rounds = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1" ? 10 : 1;

    [Fact]
    public async Task When_the_node_that_ticks_is_killed_the_other_goes_on_by_itself()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var play = await programs.Begin();
            using var phone = programs.A.Browser();
            await phone.Post<SessionReply>("/api/session", new OpenSession(null, play.Code, "Uma"));
            Assert.True((await phone.Send(await phone.Stream(play.Exercise, StreamKind.Lobby), new CommandBody.TakeSeat("mayor"))).Accepted);
            var seat = await phone.Stream(play.Exercise, StreamKind.Seat);
            await play.UntilReleased(2 + round);
            var before = await phone.Pull(seat);
            var (acknowledged, sending, stop) = Storm(play, clients: 4);
            await play.UntilReleased(3 + round);

            programs.A.Kill();
            await AssertGoesOn(play);
            await stop.CancelAsync();
            await Task.WhenAll(sending);

            // The phone goes on where it was, with the same cookie.
            using var elsewhere = programs.B.Browser(phone);
            var after = await elsewhere.Pull(seat, before.Epoch, before.Seq);
            Assert.Null(after.View);
            Assert.Equal(Enumerable.Range(1, after.Envelopes.Count).Select(n => before.Seq + n), after.Envelopes.Select(e => e.Seq));
            Assert.NotEmpty(after.Envelopes);
            Assert.Contains(seat, (await elsewhere.Get<SessionReply>("/api/session")).Streams.Select(s => s.Stream));
            play.AssertNothingLostOrDoubled(acknowledged());
            await End(play, programs.B);
        }
    }

    [Fact]
    public async Task When_the_node_that_ticks_is_frozen_past_its_lease_the_other_goes_on_and_it_follows_afterwards()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var play = await programs.Begin();
            await play.UntilReleased(1 + round);
            var (acknowledged, sending, stop) = Storm(play, clients: 4);
            await play.UntilReleased(2 + round);

            programs.A.Freeze();
            await AssertGoesOn(play);
            programs.A.Thaw();
            await play.UntilReleased(play.Releases.Count + 2);
            await stop.CancelAsync();
            await Task.WhenAll(sending);
            play.AssertNothingLostOrDoubled(acknowledged());

            // It shows what the other has stored meanwhile, and takes commands.
            var pause = new SendCommand(play.StaffStream, Guid.CreateVersion7().ToString(), new CommandBody.StopPlay(StopReason.Discussion), null);
            Assert.True((await Play.Insist([play.Staff], pause)).Accepted);
            using var other = programs.B.Browser(play.Staff);
            await AssertSame(play.Staff, other, play.StaffStream);
            await End(play, programs.B);
        }
    }

    [Fact]
    public async Task Each_command_sent_up_to_five_times_over_both_nodes_at_once_has_one_effect()
    {
        using var play = await programs.Begin();
        using var other = programs.B.Browser(play.Staff);
        Browser[] ways = [play.Staff, other];
        for (var round = 0; round < 8 * Rounds; round++)
        {
            var sent = Enumerable.Range(0, 5).SelectMany(n =>
            {
                var command = Play.Mark(play.StaffStream, $"d{round}-{n}");
                return Enumerable.Range(0, n + 1).Select(again => Play.Insist([ways[(round + again) % 2], ways[(round + again + 1) % 2]], command));
            });
            var receipts = await Task.WhenAll(sent);
            Assert.All(receipts, r => Assert.True(r.Accepted, r.Sentence));
            Assert.All(receipts.GroupBy(r => r.Id), same => Assert.Single(same.Distinct()));
        }

        Assert.Equal(5 * 8 * Rounds, play.Entries.Count(e => e.Command.Body is CommandBody.Mark));
        await AssertSame(play.Staff, other, play.StaffStream);
        await End(play, programs.B);
    }

    [Fact]
    public async Task A_link_printed_by_one_node_opens_the_other_and_a_stop_hands_over_within_a_second_or_two()
    {
        using var play = await programs.Begin();
        using var staff = await programs.B.Staff(programs.A);
        Assert.True((await staff.Get<SessionReply>("/api/session")).MayCreate);
        await play.UntilReleased(1);
        Assert.Equal(0, await programs.A.Stop());
        await AssertGoesOn(play);
        play.AssertNothingLostOrDoubled([]);
        await End(play, programs.B);
    }

    [Fact]
    public async Task Who_signs_out_on_one_node_is_signed_out_on_the_other_and_its_sockets_there_are_closed()
    {
        using var play = await programs.Begin();
        using var phone = programs.A.Browser();
        await phone.Post<SessionReply>("/api/session", new OpenSession(null, play.Code, "Uma"));
        using var elsewhere = programs.B.Browser(phone);
        await using var socket = await HubSocket.Open(elsewhere);
        await socket.Watch(await phone.Stream(play.Exercise, StreamKind.Lobby));
        using var thief = programs.B.Browser();
        var cookie = phone.Cookies;

        await phone.Delete<SessionReply>("/api/session");

        // Two seconds are promised; the rest is for a machine that is busy with other tests.
        await socket.Closed.WaitAsync(TimeSpan.FromSeconds(2 + 8));
        var stolen = new HttpRequestMessage(HttpMethod.Get, "/api/session") { Headers = { { "Cookie", cookie } } };
        Assert.DoesNotContain(play.Exercise, (await thief.Ask(stolen)).Body, StringComparison.Ordinal);
        await End(play, programs.B);
    }

    [Theory]
    [InlineData(LinkKind.Staff)]
    [InlineData(LinkKind.Board)]
    public async Task What_a_link_gave_on_one_node_is_gone_when_it_is_revoked_on_the_other_and_its_sockets_are_closed(LinkKind kind)
    {
        using var play = await programs.Begin();
        var made = await play.Staff.Post<MadeLink>($"/api/exercises/{play.Exercise}/links", new MakeLink(kind));
        using var guest = programs.B.Browser();
        var stream = (await guest.Post<SessionReply>("/api/session", new OpenSession(made.Secret, null, null))).Streams.Single().Stream;
        await using var socket = await HubSocket.Open(guest);
        await socket.Watch(stream);
        using var other = programs.B.Browser(play.Staff);
        await using var stays = await HubSocket.Open(other);
        await stays.Watch(play.StaffStream);

        await play.Staff.Delete<LinkInfo[]>($"/api/exercises/{play.Exercise}/links/{made.Link}");

        Assert.Equal(HttpStatusCode.NotFound, (await guest.AskGet($"/api/streams/{Uri.EscapeDataString(stream)}")).Response.StatusCode);
        // Two seconds are promised; the rest is for a machine that is busy with other tests.
        await socket.Closed.WaitAsync(TimeSpan.FromSeconds(2 + 8));
        Assert.Empty((await guest.Get<SessionReply>("/api/session")).Streams);
        using var late = programs.B.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await late.AskPost("/api/session", new OpenSession(made.Secret, null, null))).Response.StatusCode);
        Assert.False(stays.Closed.IsCompleted);
        await End(play, programs.B);
    }

    /// <summary>Without anybody calling: the next inject comes at most five seconds late, and more after it.</summary>
    private static async Task AssertGoesOn(Play play)
    {
        var before = play.Releases.Count;
        await play.UntilReleased(before + 3);
        var times = play.Releases.Skip(Math.Max(0, before - 1)).Select(r => r.DeliveredMs).ToArray();
        var late = times.Zip(times.Skip(1), (one, next) => next - one - (long)TwoPrograms.Every.TotalMilliseconds).Max() / 1_000.0;
        Assert.True(late <= LatestSeconds, $"An inject was {late} s late.");
    }

    /// <summary>Clients that send one command after the other, each until it is answered, over both nodes.</summary>
    private (Func<IReadOnlyList<string>> Acknowledged, Task[] Sending, CancellationTokenSource Stop) Storm(Play play, int clients)
    {
        var stop = new CancellationTokenSource();
        var acknowledged = new List<string>();
        async Task Client(int number)
        {
            using var a = programs.A.Browser(play.Staff);
            using var b = programs.B.Browser(play.Staff);
            Browser[] ways = number % 2 == 0 ? [a, b] : [b, a];
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                var id = $"s{number}-{n}";
                var receipt = await Play.Insist(ways, Play.Mark(play.StaffStream, id));
                Assert.True(receipt.Accepted, receipt.Sentence);
                lock (acknowledged)
                {
                    acknowledged.Add(id);
                }
            }
        }

        var sending = Enumerable.Range(0, clients).Select(Client).ToArray();
        return (() => [.. acknowledged], sending, stop);
    }

    /// <summary>Both nodes show the same, as soon as one has heard of the other.</summary>
    internal static Task AssertSame(Browser one, Browser other, string stream) => Eventually.Is(
        async () =>
        {
            var (here, there) = (await one.PullPatiently(stream), await other.PullPatiently(stream));
            return (here.Epoch, here.Seq, here.View!.Value.GetRawText()) == (there.Epoch, there.Seq, there.View!.Value.GetRawText());
        },
        "both nodes show the same",
        // Both ask in one session, which is given twenty calls a second.
        pause: 4 * Browser.Patience);

    /// <summary>So that nothing ticks on while other exercises are looked at.</summary>
    internal static async Task End(Play play, NodeProgram node)
    {
        using var way = node.Browser(play.Staff);
        Assert.True((await Play.Insist([way], new(play.StaffStream, Guid.CreateVersion7().ToString(), new CommandBody.EndPlay(), null))).Accepted);
    }
}
