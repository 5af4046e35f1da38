"""Frames on a poor line: no more is under way than a person would wait for; who never answers is never waited for."""

import io
import threading
import time

import pytest

from tui.terminal import pace
from tui.terminal.driver import FrameWriter
from tui.terminal.pace import AHEAD, EVERY, QUESTION, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def written(pace: Pace, count: int) -> int:
    """Writes so many bytes, each time EVERY at once; how many questions that took."""
    return sum(pace.question_after("x" * EVERY) == QUESTION for _ in range(count // EVERY))


def test_it_is_asked_only_after_enough_has_been_written(clock: Clock) -> None:
    pace = Pace(clock)
    assert pace.question_after("x" * (EVERY - 1)) == ""
    assert pace.question_after("é") == QUESTION


def test_frames_wait_while_too_much_is_under_way_and_go_on_with_the_answer(clock: Clock) -> None:
    paced = Pace(clock)
    written(paced, EVERY)
    paced.answered()
    questions = written(paced, AHEAD)
    assert paced.seconds_to_wait == 0
    written(paced, EVERY)
    assert paced.seconds_to_wait > 0
    for _ in range(questions + 1):
        paced.answered()
    assert paced.seconds_to_wait == paced.seconds_to_settle == 0


def test_a_terminal_that_has_never_answered_is_never_waited_for_and_asked_once(clock: Clock) -> None:
    paced = Pace(clock)
    written(paced, EVERY)
    assert paced.seconds_to_wait == 0
    clock.now += pace.PATIENCE + 1
    assert paced.seconds_to_settle == 0
    assert written(paced, 20 * AHEAD) == 0
    assert paced.seconds_to_wait == 0


def test_an_answer_that_is_lost_is_given_up_and_asked_for_again(clock: Clock) -> None:
    paced = Pace(clock)
    written(paced, EVERY)
    paced.answered()
    written(paced, 2 * AHEAD)
    assert paced.seconds_to_wait == pytest.approx(pace.PATIENCE)
    clock.now += pace.PATIENCE
    assert paced.seconds_to_wait == 0
    assert written(paced, EVERY) == 1
    paced.answered()
    written(paced, 2 * AHEAD)
    assert paced.seconds_to_wait > 0
    paced.answered()  # one too many from before does no harm
    for _ in range(50):
        paced.answered()
    assert paced.seconds_to_wait == 0


def test_an_answer_that_nobody_asked_for_is_nothing(clock: Clock) -> None:
    paced = Pace(clock)
    paced.answered()
    written(paced, 2 * AHEAD)
    assert paced.seconds_to_wait == 0


class Terminal(io.StringIO):
    """Keeps what is written, and answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[str] = []

    def write(self, text: str) -> int:
        self.frames.append(text)
        return len(text)

    @property
    def text(self) -> str:
        return "".join(self.frames)


def until(condition) -> None:
    end = time.monotonic() + 180
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def page(letter: str) -> str:
    return "".join(f"\x1b[{y};1H{letter * 80}" for y in range(1, 41))


def test_what_is_painted_while_the_terminal_has_not_answered_becomes_one_frame() -> None:
    terminal = Terminal()
    frames = FrameWriter(terminal, Pace())
    frames.start()
    frames.write("\x1b[?1049h" + page("A"))
    until(lambda: QUESTION in terminal.text)
    frames.arrived()
    for letter in "BC":
        frames.write(page(letter))
        until(lambda letter=letter: letter * 80 in terminal.text)
    held = len(terminal.frames)
    for letter in "DEFGH":
        frames.write(page(letter))
    time.sleep(0.1)
    assert "H" * 80 not in terminal.text
    settling = threading.Thread(target=frames.settle)
    for _ in range(2):
        frames.arrived()
    until(lambda: "H" * 80 in terminal.text)
    assert "G" * 80 not in terminal.text
    assert len(terminal.frames) == held + 1
    settling.start()
    assert settling.is_alive()
    frames.arrived()
    settling.join(180)
    frames.write(page("I"))
    frames.stop()
    assert terminal.frames[-1].count(QUESTION) == 0
