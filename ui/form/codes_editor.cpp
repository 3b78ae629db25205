// SPDX-License-Identifier: MIT
#include "ui/form/codes_editor.h"

#include "ui/widgets/edit_end.h"
#include "ui/widgets/field_input.h"

#include <QLineEdit>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

CodesEditor::CodesEditor(FormModel &model, int field, QWidget *parent)
    : FieldEditor(model, field, parent)
    , m_line(new QLineEdit(this))
{
    new FieldInput(*m_line, TextKind::Codes);
    // Codes are always written left to right, also in right-to-left languages.
    m_line->setLayoutDirection(Qt::LeftToRight);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) { commit(asCodes(text), false); });
    auto *end = new EditEnd(*m_line); // after the connection above: the value is there when its end is reached
    connect(end, &EditEnd::reached, this, [this] {
        if (!isShowing())
            complete();
    });

    // One link per form is enough.
    const bool first = field == 0 || model.parameter(field - 1).kind != parameter().kind;
    const char *page = model.endpoint().areaCodes;
    if (page && first) {
        m_link = new QToolButton(this);
        m_link->setAutoRaise(true);
        m_link->setCursor(Qt::PointingHandCursor);
        connect(m_link, &QToolButton::clicked, this, [this, page] { Q_EMIT openUrl(QUrl(QString::fromUtf8(page))); });
        rows()->addWidget(m_link, 0, Qt::AlignRight);
    }
    start();
}

QWidget *CodesEditor::input() const { return m_line; }

bool CodesEditor::excludes() const { return QLatin1StringView(parameter().name).endsWith("_ex"_L1); }

void CodesEditor::showValue()
{
    QString text = model().value(field());
    text.replace(u","_s, u", "_s);
    if (m_line->text() != text)
        m_line->setText(text);
}

void CodesEditor::retranslate()
{
    switch (parameter().kind) {
    case ParameterKind::CountryCodes:
        m_line->setPlaceholderText(excludes() ? tr("None, or US, 990100…") : tr("Any, or US, 990100…"));
        break;
    case ParameterKind::AreaCode:
        m_line->setPlaceholderText(tr("Any, or 350500"));
        break;
    default:
        m_line->setPlaceholderText(excludes() ? tr("None, or 440100…") : tr("Any, or 350500…"));
        break;
    }
    if (!m_link)
        return;
    const bool countries = parameter().kind == ParameterKind::CountryCodes;
    m_link->setText(countries ? tr("Country codes…") : tr("Area codes…"));
    m_link->setToolTip(tr("Opens the vendor's list of codes in the browser"));
}

} // namespace proxydeck

#include "moc_codes_editor.cpp"
