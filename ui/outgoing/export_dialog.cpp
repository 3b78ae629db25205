// SPDX-License-Identifier: MIT
#include "ui/outgoing/export_dialog.h"

#include "ui/widgets/headings.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace proxydeck {

ExportChoice ExportChoice::initial(bool hasSelection)
{
    return {
        .onlySelection = hasSelection, .credentials = false, .byteOrderMark = QLocale().language() == QLocale::Chinese};
}

ExportDialog::ExportDialog(qsizetype selected, qsizetype shown, bool withCredentials,
                           const ExportChoice::Defaults &defaults, QWidget *parent)
    : QDialog(parent)
    , m_selection(new QRadioButton(tr("The &selection (%1)").arg(locale().toString(selected)), this))
    , m_all(new QRadioButton(tr("&All that are shown (%1)").arg(locale().toString(shown)), this))
    , m_credentials(new QCheckBox(tr("With proxy &user and password"), this))
    , m_warning(new QLabel(tr("Anyone who can read the file can then use these proxies."), this))
    , m_mark(new QCheckBox(tr("&Byte order mark, for Excel"), this))
{
    setWindowTitle(tr("Export CSV"));
    const ExportChoice initial = ExportChoice::initial(selected > 0);
    m_selection->setObjectName(u"onlySelection"_s);
    m_selection->setEnabled(selected > 0);
    m_selection->setChecked(initial.onlySelection);
    m_all->setObjectName(u"allShown"_s);
    m_all->setChecked(!initial.onlySelection);
    m_credentials->setObjectName(u"withCredentials"_s);
    m_credentials->setVisible(withCredentials);
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setWordWrap(true);
    m_warning->setIndent(24);
    m_warning->hide();
    m_credentials->setAccessibleDescription(m_warning->text());
    m_mark->setObjectName(u"byteOrderMark"_s);
    m_mark->setChecked(defaults.byteOrderMark.value_or(initial.byteOrderMark));
    setPlainToolTip(*m_mark, tr("Excel needs it to read Chinese; other programs may stumble over it"));
    connect(m_credentials, &QCheckBox::toggled, m_warning, &QWidget::setVisible);
    m_credentials->setChecked(withCredentials && defaults.credentials.value_or(initial.credentials));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setText(tr("Save As…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    layout->addWidget(m_selection);
    layout->addWidget(m_all);
    layout->addSpacing(8);
    layout->addWidget(m_credentials);
    layout->addWidget(m_warning);
    layout->addWidget(m_mark);
    layout->addSpacing(8);
    layout->addWidget(buttons);
}

ExportChoice ExportDialog::choice() const
{
    return {.onlySelection = m_selection->isChecked(),
            .credentials = m_credentials->isChecked(),
            .byteOrderMark = m_mark->isChecked()};
}

} // namespace proxydeck
