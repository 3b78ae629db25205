// SPDX-License-Identifier: MIT
#include "ui/areas/area_picker.h"

#include "catalogue/area_catalogue.h"
#include "catalogue/field_text.h"
#include "preferences/area_sets.h"
#include "ui/areas/area_delegate.h"
#include "ui/areas/area_model.h"
#include "ui/areas/area_sets_menu.h"
#include "ui/areas/area_texts.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/fitted_window.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeView>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

AreaPicker::AreaPicker(const AreaCatalogue &areas, AreaSets *sets, AreaScope scope, AreaChoice::Limit limit,
                       QWidget *parent)
    : QDialog(parent)
    , m_choice(areas, scope, limit)
    , m_sets(sets)
    , m_model(new AreaModel(m_choice, 200, this))
{
    setObjectName(u"areaPicker"_s);
    build();
    connect(m_search, &QLineEdit::textChanged, this, &AreaPicker::search);
    connect(&m_choice, &AreaChoice::changed, this, &AreaPicker::showChoice);
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!several() || m_model->isSearch())
            toggleCurrent();
        if (!several() && !m_model->hasChildren(index))
            accept();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        // With a limit of one, the current item is the selection.
        if (!several() && current.isValid())
            m_choice.setCodes({m_model->code(current)});
    });
    connect(m_remove, &QPushButton::clicked, this, &AreaPicker::removeChosen);
    connect(m_chosen, &QListWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(!m_chosen->selectedItems().isEmpty()); });
    connect(m_none, &QPushButton::clicked, this, [this] {
        m_choice.setCodes({});
        m_tree->setCurrentIndex({});
        m_tree->clearSelection();
        m_search->setFocus();
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &AreaPicker::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &AreaPicker::reject);
    retranslate();
    showChoice();
    search({});
}

AreaPicker::~AreaPicker()
{
    // The view is destroyed after the objects that the model refers to.
    m_tree->setModel(nullptr);
}

void AreaPicker::build()
{
    m_search = new FilterEdit(this);
    m_search->setObjectName(u"areaSearch"_s);
    m_search->installEventFilter(this);
    m_setsButton = new QPushButton(this);
    m_setsButton->setObjectName(u"areaSets"_s);
    m_setsButton->setAutoDefault(false);
    m_setsButton->setVisible(m_sets);
    if (m_sets) {
        m_setsMenu = new AreaSetsMenu(m_choice, *m_sets, this);
        m_setsButton->setMenu(m_setsMenu);
        connect(m_setsMenu, &AreaSetsMenu::chosen, this, [this](const QStringList &codes) { setCodes(codes); });
    }

    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"areaTree"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new AreaDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(AreaModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(AreaModel::Also, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(AreaModel::Code, QHeaderView::ResizeToContents);
    m_tree->installEventFilter(this);
    m_nothing = makeText(this);
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_nothing->setMargin(24);
    m_nothing->setFrameStyle(m_tree->frameStyle());
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setForegroundRole(QPalette::Text);
    m_nothing->setAutoFillBackground(true);

    m_chosenPane = new QWidget(this);
    m_chosenHeading = makeHeading(m_chosenPane);
    m_chosen = new QListWidget(m_chosenPane);
    m_chosen->setObjectName(u"areaChosen"_s);
    m_chosen->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_chosen->setTextElideMode(Qt::ElideRight);
    m_chosen->installEventFilter(this);
    m_chosenHeading->setBuddy(m_chosen);
    m_remove = new QPushButton(m_chosenPane);
    m_remove->setAutoDefault(false);
    m_remove->setEnabled(false);
    m_none = new QPushButton(this);
    m_none->setObjectName(u"areaNone"_s);
    m_none->setAutoDefault(false);
    m_hint = makeText(this);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);

    auto *top = new QHBoxLayout;
    top->addWidget(m_search, 1);
    top->addWidget(m_setsButton);
    auto *left = new QVBoxLayout;
    left->addWidget(m_tree, 1);
    left->addWidget(m_nothing, 1);
    auto *right = new QVBoxLayout(m_chosenPane);
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(m_chosenHeading);
    right->addWidget(m_chosen, 1);
    auto *chosenButtons = new QHBoxLayout;
    chosenButtons->addWidget(m_remove);
    chosenButtons->addStretch(1);
    right->addLayout(chosenButtons);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addLayout(left, 5);
    middle->addWidget(m_chosenPane, 3);
    m_chosenPane->setVisible(several());
    if (several())
        chosenButtons->addWidget(m_none);
    else
        m_buttons->addButton(m_none, QDialogButtonBox::ResetRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addLayout(middle, 1);
    layout->addWidget(m_hint);
    layout->addWidget(m_buttons);

    const int unit = fontMetrics().averageCharWidth();
    resize(fittedSize(*this, QSize(several() ? unit * 112 : unit * 72, fontMetrics().height() * 30)));
}

void AreaPicker::setCodes(const QStringList &codes)
{
    m_choice.setCodes(codes);
    showCurrent();
}

void AreaPicker::setQuery(const QString &text) { m_search->setText(text); }

void AreaPicker::search(const QString &text)
{
    const bool pasted = text.size() - std::exchange(m_lastLength, text.size()) > 1;
    const bool separated = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u',' || c == u';' || c == u'、' || c == u'，' || c == u'；' || c == u'\n'
            || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
    });
    // Words separated only by spaces are a search when typed, and a list of codes when pasted.
    if (several() && (separated || (pasted && text.simplified().contains(u' ')))) {
        take(text);
        return;
    }
    m_model->setQuery(text);
    const bool nothing = m_model->rowCount() == 0;
    m_tree->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    m_tree->setRootIsDecorated(!m_model->isSearch() && m_choice.scope() == AreaScope::Mainland);
    if (m_model->isSearch() && !nothing)
        m_tree->setCurrentIndex(m_model->index(0, AreaModel::Name));
    else
        showCurrent();
}

void AreaPicker::take(const QString &text)
{
    const ParameterKind kind
        = m_choice.scope() == AreaScope::Global ? ParameterKind::CountryCodes : ParameterKind::AreaCodes;
    const QString list
        = normalizedField({.name = "area", .kind = kind}, m_choice.areas().withCodes(m_choice.scope(), text));
    QStringList codes;
    QStringList others;
    for (const QString &piece : list.split(u',', Qt::SkipEmptyParts)) {
        const bool code = kind == ParameterKind::CountryCodes ? isCountryCode(piece) : isAreaCode(piece);
        (code ? codes : others).append(piece);
    }
    m_choice.add(codes);
    // Set without separators, so that the text change does not lead to this function again.
    m_lastLength = text.size();
    m_search->setText(codes.isEmpty() ? QString(text).replace(u',', u' ') : others.join(u' '));
}

void AreaPicker::showCurrent()
{
    if (m_model->isSearch())
        return;
    QModelIndex first;
    for (const QString &code : m_choice.codes()) {
        const QModelIndex index = m_model->indexOf(code);
        if (index.parent().isValid())
            m_tree->expand(index.parent());
        if (!first.isValid())
            first = index;
    }
    if (first.isValid()) {
        m_tree->setCurrentIndex(first);
        m_tree->scrollTo(first, QAbstractItemView::PositionAtCenter);
    }
}

void AreaPicker::showChoice()
{
    const QSignalBlocker quiet(m_chosen);
    const int row = m_chosen->currentRow();
    m_chosen->clear();
    for (const QString &code : m_choice.codes()) {
        const bool known = m_choice.areas().find(m_choice.scope(), code);
        const QString name = areaCodeName(m_choice.areas(), m_choice.scope(), code);
        auto *item = new QListWidgetItem(known ? name + u"  "_s + code : name, m_chosen);
        item->setData(Qt::UserRole, code);
        item->setToolTip(plainToolTip(item->text()));
    }
    m_chosen->setCurrentRow(std::min(row, m_chosen->count() - 1), QItemSelectionModel::NoUpdate);
    m_remove->setEnabled(false);
    m_none->setEnabled(!m_choice.codes().isEmpty());
    const qsizetype count = m_choice.codes().size();
    //: heading of a list; %1 how many are in it
    m_chosenHeading->setText(count > 0 ? tr("Chosen (%1)").arg(locale().toString(count)) : tr("None chosen"));
    if (!several())
        m_hint->setText(count > 0 ? tr("Chosen: %1")
                                        .arg(areaNames(m_choice.areas(), m_choice.scope(), m_choice.codes(), 1)
                                             + u"  "_s + m_choice.codes().front())
                                  : tr("None chosen"));
}

void AreaPicker::toggleCurrent()
{
    const QModelIndex current = m_tree->currentIndex().siblingAtColumn(AreaModel::Name);
    const QString code = m_model->code(current);
    if (code.isEmpty())
        return;
    if (!several())
        m_choice.setCodes({code});
    else if (m_model->flags(current) & Qt::ItemIsUserCheckable)
        m_choice.set(code, !m_choice.contains(code));
}

void AreaPicker::removeChosen()
{
    QStringList left = m_choice.codes();
    for (const QListWidgetItem *item : m_chosen->selectedItems())
        left.removeAll(item->data(Qt::UserRole).toString());
    m_choice.setCodes(left);
}

bool AreaPicker::moveThroughResults(int key)
{
    if (key != Qt::Key_Down && key != Qt::Key_Up && key != Qt::Key_PageDown && key != Qt::Key_PageUp)
        return false;
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    if (m_tree->currentIndex().isValid())
        QCoreApplication::sendEvent(m_tree, &press);
    else
        m_tree->setCurrentIndex(m_model->index(0, AreaModel::Name));
    return true;
}

bool AreaPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *press = static_cast<QKeyEvent *>(event);
    const bool enter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
    const bool plain = (press->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (watched == m_search && plain) {
        if (moveThroughResults(press->key()))
            return true;
        if (enter && several() && m_model->isSearch()) {
            toggleCurrent();
            m_search->selectAll(); // typing the next name replaces this one
            return true;
        }
    }
    if (watched == m_chosen && plain && (press->key() == Qt::Key_Delete || press->key() == Qt::Key_Backspace)) {
        removeChosen();
        return true;
    }
    // The tree would only try to open an editor, and it has none.
    if (watched == m_tree && enter) {
        accept();
        return true;
    }
    if (enter && press->modifiers().testFlag(Qt::ControlModifier)) {
        accept();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void AreaPicker::accept()
{
    if (m_sets)
        m_sets->use(m_choice.scope(), m_choice.codes());
    QDialog::accept();
}

void AreaPicker::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_model->retranslate();
    retranslate();
    showChoice();
    showCurrent();
}

void AreaPicker::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    showCurrent(); // the centre position is known only now
}

void AreaPicker::retranslate()
{
    const bool countries = m_choice.scope() == AreaScope::Global;
    m_search->setPlaceholderText(countries ? tr("Name, pinyin or code of a country")
                                           : tr("Name, pinyin, initials or code"));
    m_search->setAccessibleName(tr("Search areas"));
    m_setsButton->setText(tr("Recent and favourites"));
    m_tree->setAccessibleName(countries ? tr("Countries") : tr("Provinces and cities"));
    m_nothing->setText(tr("No area of that name. A code that is not in the list can be typed in full."));
    m_chosen->setAccessibleName(tr("Chosen areas"));
    m_remove->setText(tr("Remove"));
    //: a button that empties the choice of areas
    m_none->setText(tr("None"));
    if (several())
        m_hint->setText(
            tr("Enter adds or removes the highlighted area. Lists of codes or names can be pasted into the search."));
}

} // namespace proxydeck

#include "moc_area_picker.cpp"
