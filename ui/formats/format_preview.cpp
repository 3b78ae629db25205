// SPDX-License-Identifier: MIT
#include "ui/formats/format_preview.h"

#include "base/visible_text.h"
#include "formats/format_pattern.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/note_label.h"

#include <QCheckBox>
#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int previewDelayMs = 60;

} // namespace

FormatPreview::FormatPreview(FormatSampleSource samples, QWidget *parent)
    : QWidget(parent)
    , m_samples(std::move(samples))
    , m_title(new QLabel(this))
    , m_reveal(new QCheckBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new NoteLabel(NoteLabel::Kind::Information, this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"formatPreviewTitle"_s);
    m_title->setBuddy(m_text);
    m_reveal->setObjectName(u"formatPreviewReveal"_s);
    m_text->setObjectName(u"formatPreviewText"_s);
    m_note->setObjectName(u"formatPreviewNote"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    new FontFollower(*this, [this] {
        m_text->setFont(fixedFont(font()));
        m_text->setMinimumHeight(QFontMetrics(m_text->font()).lineSpacing() * 5);
    });

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_reveal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(previewDelayMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &FormatPreview::refresh);
    connect(m_reveal, &QCheckBox::toggled, this, &FormatPreview::refresh);
    retranslate();
}

void FormatPreview::setFormat(const CopyFormat &format)
{
    m_format = format;
    refreshSoon();
}

void FormatPreview::refreshSoon()
{
    if (!m_refreshTimer.isActive()) // restarting it would postpone the refresh while the operator types fast
        m_refreshTimer.start();
}

QString FormatPreview::text() const { return m_text->toPlainText(); }

void FormatPreview::refresh()
{
    if (!isVisible())
        return;
    m_refreshTimer.stop();
    const FormatSamples samples = m_samples ? m_samples(m_format.credentials) : madeUpSample();
    // Whether a lease can be written is checked with the real credentials, even if masked ones are shown.
    QList<OutgoingLease> writable;
    bool secret = false;
    for (const OutgoingLease &lease : samples.leases) {
        if (proxydeck::render(m_format, std::span(&lease, 1)).written == 0)
            continue;
        writable.append(lease);
        secret = secret || !lease.proxyUser.isEmpty() || !lease.proxyPassword.isEmpty();
    }
    secret = secret && m_format.credentials && !samples.madeUp;
    const bool masked = secret && !m_reveal->isChecked();
    const QList<OutgoingLease> shown = masked ? maskedSamples(writable) : writable;
    const Rendered rendered = proxydeck::render(m_format, std::span(shown.constData(), size_t(shown.size())));
    m_text->setPlainText(visibleText(rendered.text, false));
    // Copied from here, secrets would reach the clipboard without the hints that keep them out of histories.
    m_text->setTextInteractionFlags(secret && !masked ? Qt::NoTextInteraction
                                                      : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reveal->setEnabled(secret);

    m_title->setText(samples.madeUp ? tr("Pre&view with a made-up lease (no lease is selected)")
                                    : tr("Pre&view with the selected leases"));
    QStringList notes;
    const auto pattern = FormatPattern::compile(m_format.pattern);
    if (!pattern || m_format.pattern.trimmed().isEmpty()) {
        notes << tr("Nothing can be shown: see above.");
    } else if (const qsizetype refused = samples.leases.size() - writable.size(); refused > 0) {
        notes << (samples.madeUp
                      ? tr("The made-up lease cannot be written in this format.")
                      : tr("%1 of the selected cannot be written in this format.").arg(QLocale().toString(refused)));
    }
    if (masked)
        notes << tr("User and password are masked here; they are copied as they are.");
    if (samples.secretsMissing)
        notes << tr("The key's secrets are not available: shown without user and password.");
    if (samples.ofAnotherKey)
        notes << tr("The key was replaced since the extraction: shown without user and password.");
    m_note->setText(notes.join(u'\n'));
}

void FormatPreview::retranslate()
{
    m_reveal->setText(tr("&Show user and password"));
    m_text->setAccessibleName(tr("Preview"));
    refresh();
}

void FormatPreview::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_reveal->setChecked(false);
    m_text->clear();
}

void FormatPreview::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh(); // at once: the language and the leases may have changed while it was hidden
}

void FormatPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        m_text->setFont(fixedFont(font()));
}

} // namespace proxydeck

#include "moc_format_preview.cpp"
