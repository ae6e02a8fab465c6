"""How everything looks at this moment: colours, sizes and fonts, from the system and the person's text size."""

from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPalette,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from clerk.assets import resources
from clerk.ui.palette import Colours, Scheme, high_contrast, qt_palette, shipped

SMALLEST, LARGEST = 0.8, 2.5
STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
# Pictures from a machine without a display are drawn in the family that is shipped for the PDF.
OFFSCREEN_FAMILY = "Liberation Sans"


class Look(QObject):
    """The one place that panels ask for a colour, a size or a font; tells them when to draw again."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wanted: Scheme | None = None
        self.scheme: Scheme = "light"
        self.scale = 1.0
        self.colours: Colours = shipped("light")
        self._marks: dict[tuple[str, str, str], QSvgRenderer] = {}
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool, bool], QFontMetricsF] = {}
        self._base = max(14, QFontInfo(app.font()).pixelSize())
        self.family = self._family(app)
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self.refresh)
        self.refresh()

    @staticmethod
    def _family(app: QApplication) -> str:
        """The system's own family; without a display the one that is shipped, so that pictures look right."""
        if QGuiApplication.platformName() != "offscreen":
            return app.font().family()
        folder = resources() / "fonts"
        for file in sorted(folder.glob("LiberationSans*.ttf")) if folder.is_dir() else ():
            QFontDatabase.addApplicationFont(str(file))
        return (
            OFFSCREEN_FAMILY
            if OFFSCREEN_FAMILY in QFontDatabase.families()
            else app.font().family()
        )

    def refresh(self) -> None:
        """Follow the system's scheme and everything that was chosen since, and say so."""
        hints = self._app.styleHints()
        self._app.setStyleSheet("")
        self._app.setPalette(QPalette())
        system = self._app.palette()
        scheme = self._wanted
        if scheme is None:
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
            scheme = "contrast" if self._high_contrast() else "dark" if dark else "light"
        self.scheme = scheme
        self.colours = high_contrast(system) if scheme == "contrast" else shipped(scheme)
        self._marks.clear()
        self._fonts.clear()
        self._metrics.clear()
        self._app.setFont(self.font())
        self._app.setPalette(qt_palette(self.colours))
        self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _high_contrast(self) -> bool:
        hints = self._app.styleHints()
        # Qt before 6.10 cannot say; there the colours of the light or dark scheme stand.
        if not hasattr(hints, "accessibility"):
            return False
        accessibility = hints.accessibility()
        return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast

    def _style_sheet(self) -> str:
        text = (resources() / "look" / "desk.qss").read_text(encoding="utf-8")
        sizes = {f"px{n}": f"{self.px(n)}px" for n in range(61)}
        if self.scheme != "contrast":
            text += (resources() / "look" / "boxes.qss").read_text(encoding="utf-8")
        tick = (resources() / "look" / "ticks" / f"{self.scheme}.svg").as_posix()
        arrow = (resources() / "look" / "arrows" / f"{self.scheme}.svg").as_posix()
        return Template(text).substitute(self.colours, tick=tick, arrow=arrow, **sizes)

    def choose_scheme(self, scheme: Scheme | None) -> None:
        """Draw in this scheme, whatever the system's (None: follow the system again)."""
        self._wanted = scheme
        self.refresh()

    def set_scale(self, scale: float) -> None:
        """Draw text, and everything measured by it, at this multiple of its usual size."""
        scale = min(max(scale, SMALLEST), LARGEST)
        if scale != self.scale:
            self.scale = scale
            self.refresh()

    def step_scale(self, by: int) -> None:
        """Go to the next larger (1) or smaller (-1) text size."""
        if by > 0:
            self.set_scale(next((step for step in STEPS if step > self.scale), LARGEST))
        else:
            self.set_scale(next((step for step in reversed(STEPS) if step < self.scale), SMALLEST))

    def px(self, size: float) -> int:
        """Return a length of the design, in pixels of this screen at this text size."""
        return round(size * self.scale * self._base / 14)

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(self.colours[role])

    def font(self, size: float = 14, *, strong: bool = False, italic: bool = False) -> QFont:
        """Return the interface's font at a size of the design. It is shared: who alters it takes a copy first."""
        key = (size, strong, italic)
        if key not in self._fonts:
            font = QFont(self.family)
            font.setPixelSize(max(self.px(size), 8))
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            font.setItalic(italic)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(
        self, size: float = 14, *, strong: bool = False, italic: bool = False
    ) -> QFontMetricsF:
        """Return how large the letters of that font are, measured once."""
        key = (size, strong, italic)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(size, strong=strong, italic=italic))
        return self._metrics[key]

    def paint_mark(
        self, painter: QPainter, name: str, box: QRectF, role: str, ground: str = "page"
    ) -> None:
        """Draw a mark of resources/look/marks into a square, in the colour of a role."""
        key = (name, role, ground)
        if key not in self._marks:
            path: Path = resources() / "look" / "marks" / f"{name}.svg"
            drawing = path.read_text(encoding="utf-8")
            drawing = drawing.replace("currentColor", self.colours[role])
            drawing = drawing.replace('"ground"', f'"{self.colours[ground]}"')
            self._marks[key] = QSvgRenderer(drawing.encode(), self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._marks[key].render(painter, box)
