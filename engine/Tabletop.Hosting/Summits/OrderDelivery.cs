using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Summits;

/// <summary>What a table answered to an order, or that it must be told again.</summary>
/// <param name="Code">Why it refused; null: it accepted, or there was nothing to do.</param>
internal readonly record struct Delivered(bool IsAnswered, string? Code = null)
{
    public static readonly Delivered Again = new(false);

    public static readonly Delivered Done = new(true);

    public static Delivered Of(Receipt receipt) => receipt.Transient ? Again : new(true, receipt.Code);
}

/// <summary>
/// Tells a table what its summit orders, as commands of the exercise. The summit itself is their sender and the table's first facilitator;
/// their ids follow from the order, so a table that has been told already gives the same answer again and nothing happens twice. What
/// hangs on how the table stands is asked of the summit's log once more when that is known: another node may have told it meanwhile, and
/// what is found there is then of a later order.
/// </summary>
internal sealed class OrderDelivery(EmbeddedHost host, ISummitLog summits, IExerciseLog log, Action<string, string> left)
{
    /// <exception cref="HostingProblem">The storage does not answer; it is to be told again.</exception>
    public async Task<Delivered> Deliver(string summit, SummitState state, SummitTable table, SentOrder order)
    {
        try
        {
            return await Tell(summit, state, table, order);
        }
        catch (DamagedLog)
        {
            // As a command there is answered: it stands so until everything is restored, the summit's log with it.
            return new(true, HostRefusals.Damaged);
        }
    }

    private async Task<Delivered> Tell(string summit, SummitState state, SummitTable table, SentOrder order)
    {
        var id = SummitIds.Command(summit, order.Number, table.Number);
        switch (order.Order)
        {
            case TableOrder.Open:
                return await Open(summit, state, table, id);
            case TableOrder.Expect expect:
                return await Send(table, summit, id, new CommandBody.Roster(expect.Entries));
            case TableOrder.Start:
                return await Send(table, summit, id, new CommandBody.Start());
            case TableOrder.Stop stop:
                return await Send(table, summit, id, new CommandBody.StopPlay(stop.Reason, Words(summit, stop.Note)));
            case TableOrder.Announce announce:
                return await Send(table, summit, id, new CommandBody.Announce(Words(summit, announce.Words) ?? new()));
            case TableOrder.GoOn:
                return await GoOn(summit, state, table, order.Number);
            case TableOrder.End:
                return await End(table, summit, id);
            case TableOrder.OpenDebrief:
                // Once open it never closes again, also where the log has been sealed since.
                return await host.State(table.Exercise) is { DebriefOpen: true } ? Delivered.Done : await Send(table, summit, id, new CommandBody.OpenDebrief());
            case TableOrder.Sit sit:
                return await IsThere(table, sit.Person) && !IsAnswered(summit, state, table, order.Number) ? await Send(table, summit, id, new CommandBody.SeatPerson(sit.Person, sit.Seat)) : Delivered.Done;
            case TableOrder.Leave leave:
                var isThere = await IsThere(table, leave.Person);
                if (IsAnswered(summit, state, table, order.Number))
                {
                    return Delivered.Done;
                }

                var gone = isThere ? await Send(table, summit, id, new CommandBody.Remove(leave.Person)) : Delivered.Done;
                if (gone.IsAnswered)
                {
                    left(table.Exercise, leave.Person);
                }

                return gone;
            default:
                throw new InvalidOperationException($"A table cannot be told {order.Order.GetType().Name}.");
        }
    }

    private async Task<Delivered> Open(string summit, SummitState state, SummitTable table, string id)
    {
        var content = log.Content(table.Content) ?? throw new HostingProblem($"The content {table.Content} is missing from the log.");
        var made = await host.Create(new(content, summit, id, state.Mode, state.Seating, state.Rehearsal, Seed: state.Seed));
        return Delivered.Of(made.Receipt);
    }

    /// <summary>
    /// Each stop of the summit's is lifted by a command of its own, since several may stand, and so is each that stands because the program
    /// was away, at all tables at once; those of others stay.
    /// </summary>
    private async Task<Delivered> GoOn(string summit, SummitState state, SummitTable table, int order)
    {
        Stop[] stops = await host.State(table.Exercise) is { } exercise ? [.. exercise.Stops.Where(s => s.By == summit || s.By is null)] : [];
        if (stops.Length > 0 && IsAnswered(summit, state, table, order))
        {
            return Delivered.Done;
        }

        foreach (var stop in stops)
        {
            var lifted = await Send(table, summit, SummitIds.Command(summit, order, table.Number, stop.Number), new CommandBody.Lift(stop.Number));
            if (!lifted.IsAnswered || lifted.Code is not null)
            {
                return lifted;
            }
        }

        return Delivered.Done;
    }

    /// <summary>A table that does not play has nothing to end. What it answered is kept: play taken up again by rewinding is not ended by the same order.</summary>
    private async Task<Delivered> End(SummitTable table, string summit, string id)
    {
        var ended = await Send(table, summit, id, new CommandBody.EndPlay());
        return ended.Code is "not-started" or "play-ended" or "sealed" ? Delivered.Done : ended;
    }

    private bool IsAnswered(string summit, SummitState state, SummitTable table, int order) => summits.Read(summit, state.Version)
        .SelectMany(entry => SummitPlay.ReadEntry(entry.Bytes).Events)
        .OfType<SummitEvent.Receipted>()
        .Any(answered => answered.Order == order && answered.Table == table.Number);

    private async Task<bool> IsThere(SummitTable table, string person) =>
        await host.State(table.Exercise) is { } exercise && exercise.People.IndexOf(p => p.Id == person && !p.Staff) >= 0;

    private async Task<Delivered> Send(SummitTable table, string summit, string id, CommandBody body) =>
        Delivered.Of(await host.Send(table.Exercise, new(summit, id, body)));

    /// <summary>As they were typed; erased words are told no more.</summary>
    private TypedText? Words(string summit, TypedText? typed) =>
        typed?.Id is { } id && log.Text(summit, id)?.Text is { } text ? new() { Text = text } : null;
}
