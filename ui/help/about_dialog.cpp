// SPDX-License-Identifier: MIT
#include "ui/help/about_dialog.h"

#include "ui/look/contrast.h"
#include "ui/look/fixed_font.h"
#include "ui/look/scaled_font.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/font_follower.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/icon_label.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(QWidget *parent, const QString &licences)
    : QDialog(parent)
    , m_folder(licences)
    , m_version(makeHeading(this))
    , m_about(makeText(this, true))
    , m_heading(makeHeading(this))
    , m_list(new QListWidget(this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(u"about"_s);
    new FontFollower(*this, [this] {
        QFont large = scaledFont(font(), 1.5);
        large.setBold(true);
        m_version->setFont(large);
        m_text->setFont(fixedFont(font()));
        // Licence texts have lines of up to 80 characters; wrapping them again would break every line.
        m_text->setMinimumWidth(QFontMetrics(m_text->font()).horizontalAdvance(QString(80, u'x'))
                                + m_text->verticalScrollBar()->sizeHint().width() + 2 * m_text->frameWidth()
                                + 2 * int(m_text->document()->documentMargin()));
    });
    m_version->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *icon = new IconLabel(QApplication::windowIcon(), 64, this);
    auto *words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_version);
    words->addWidget(m_about);
    words->addStretch(1);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(words, 1);

    m_list->setObjectName(u"licences"_s);
    m_list->setSpacing(2);
    for (const QString &name : QDir(m_folder).entryList(QDir::Files, QDir::Name)) {
        auto *item = new QListWidgetItem(name.mid(name.indexOf(u'-') + 1), m_list);
        item->setData(Qt::UserRole, name);
    }
    applyLegibleSelection(*m_list);
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * m_list->frameWidth() + 24);
    m_text->setObjectName(u"licenceText"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *licenceParts = new QHBoxLayout;
    licenceParts->addWidget(m_list);
    licenceParts->addWidget(m_text, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addSpacing(6);
    layout->addWidget(m_heading);
    layout->addLayout(licenceParts, 1);
    layout->addWidget(buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, &AboutDialog::showLicence);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(0);
    retranslate();
    resize(fittedSize(*this, QSize(sizeHint().width(), fontMetrics().lineSpacing() * 38)));
}

void AboutDialog::showLicence()
{
    const QListWidgetItem *item = m_list->currentItem();
    QFile file(m_folder + u'/' + (item ? item->data(Qt::UserRole).toString() : QString()));
    m_text->setPlainText(item && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString());
}

void AboutDialog::retranslate()
{
    setWindowTitle(tr("About ProxyDeck"));
    m_version->setText(tr("ProxyDeck %1").arg(QApplication::applicationVersion()));
    m_about->setText(
        tr("Desktop console for operators who rent proxies from QG.\n\n"
           "Keys are kept in the system's keychain and nowhere else. They are sent to the vendor and to its proxies "
           "only, and nothing else is sent but what you have checked or led through a local port. "
           "ProxyDeck is free software and is not made by the vendor.")
        + u"\n\n"_s + tr("With Qt %1.").arg(QLatin1StringView(qVersion())));
    m_heading->setText(tr("Licences"));
    m_list->setAccessibleName(tr("Licences"));
    m_text->setAccessibleName(tr("Text of the licence"));
}

void AboutDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyLegibleSelection(*m_list);
}

} // namespace proxydeck

#include "moc_about_dialog.cpp"
