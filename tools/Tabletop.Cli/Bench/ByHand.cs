using Tabletop.Engine.Crisis;

namespace Tabletop.Cli.Bench;

/// <summary>
/// The machine 'street' of the reference scenario as somebody would write it in C#: what a machine read from a file can at best come
/// near to. It says only where to go; the engine's says also what is left and entered on the way.
/// </summary>
internal static class ByHand
{
    public const int Stays = -1;

    private const int Calm = 0, Uneasy = 1, Unrest = 2, Queues = 3, Gathering = 4, Riot = 5;

    /// <summary>Triggers in the order in which the machine first hears them.</summary>
    public static readonly string[] Triggers = ["alarm", "blame", "march", "relief", "talk", "clash"];

    /// <returns>The innermost state it goes to, or <see cref="Stays"/>.</returns>
    public static int Step(int state, int trigger, IGuards guards)
    {
        switch (state)
        {
            case Calm:
                return trigger == 0 ? Uneasy : Stays;
            case Uneasy:
                return trigger switch
                {
                    1 when guards.Holds(0) => Queues,
                    2 when guards.Holds(1) => Gathering,
                    3 => Calm,
                    _ => Stays,
                };
            case Queues when trigger == 2 || (trigger == 1 && guards.Holds(3)):
                return Gathering;
            case Gathering when trigger == 5:
                return Riot;
            case Gathering when trigger == 4 && guards.Holds(4):
                return Queues;
            case Unrest or Queues or Gathering or Riot:
                return trigger is 3 or 4 ? Uneasy : Stays;
            default:
                return Stays;
        }
    }
}
